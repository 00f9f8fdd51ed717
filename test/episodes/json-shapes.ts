import type { Said, Word } from './talks.ts';
import { clock, endOf, ms, numbers, startOf, textOf } from './talks.ts';

/** A document in the shape of one program, and how much of what was said it holds. */
export interface Shape {
  write(said: readonly Said[]): unknown;
  /** The shape has names, or at least numbers, of the speakers. */
  speakers: boolean;
  times: boolean;
  /** Where its own times begin, if not with those of the talk. */
  from?: number;
  /** Its times are those of the ends, or in whole seconds: there are some. */
  ends?: boolean;
  /** One document a line. */
  lines?: boolean;
}

const whole = (said: readonly Said[]): string => said.map(textOf).join(' ');
const bare = (text: string): string => text.toLowerCase().replace(/[.,!?]+$/, '');
/** Every word with the number of who says it. */
const all = (said: readonly Said[]): (Word & { n: number; who: string })[] => {
  const n = numbers(said);
  return said.flatMap((s) => s.words.map((w) => ({ ...w, n: n.get(s.who)!, who: s.who })));
};
/** A word and its punctuation apart. */
const split = (w: Word): [string, string] => {
  const m = /^(.*?)([.,!?]*)$/.exec(w.text)!;
  return [m[1]!, m[2]!];
};
const turns = (said: readonly Said[], make: (s: Said, n: number, i: number) => unknown): unknown[] => {
  const n = numbers(said);
  return said.map((s, i) => make(s, n.get(s.who)!, i));
};

const yes = { speakers: true, times: true };
const nobody = { speakers: false, times: true };

const awsItems = (said: readonly Said[], labelled: boolean): unknown[] =>
  all(said).flatMap((w) => {
    const [word, mark] = split(w);
    const label = labelled ? { speaker_label: `spk_${w.n}` } : {};
    const item = (type: string, content: string, times: object): object => ({
      type,
      alternatives: [{ confidence: '0.99', content }],
      ...times,
      ...label,
    });
    return [
      item('pronunciation', word, { start_time: String(w.start), end_time: String(w.end) }),
      ...(mark ? [item('punctuation', mark, {})] : []),
    ];
  });
const deepgramWords = (said: readonly Said[], speaker = true): unknown[] =>
  all(said).map((w) => ({
    word: bare(w.text),
    start: w.start,
    end: w.end,
    confidence: 0.98,
    ...(speaker ? { speaker: w.n, speaker_confidence: 0.6 } : {}),
    punctuated_word: w.text,
  }));
const googleWords = (said: readonly Said[], tag: boolean): unknown[] =>
  all(said).map((w) => ({
    startTime: `${w.start}s`,
    endTime: `${w.end}s`,
    word: w.text,
    ...(tag ? { speakerTag: w.n + 1 } : {}),
  }));
const monologues = (said: readonly Said[]): unknown[] =>
  turns(said, (s, n) => ({
    speaker: n,
    elements: s.words.flatMap((w, i) => {
      const [word, mark] = split(w);
      const after = `${mark}${i + 1 < s.words.length ? ' ' : ''}`;
      return [
        { type: 'text', value: word, ts: w.start, end_ts: w.end, confidence: 0.9 },
        ...(after ? [{ type: 'punct', value: after }] : []),
      ];
    }),
  }));

/** Public shapes of services and programs, as their documentation and their files have them. */
export const shapes: { [name: string]: Shape } = {
  'AWS Transcribe': {
    ...yes,
    write: (said) => ({
      jobName: 'j',
      accountId: '123456789012',
      status: 'COMPLETED',
      results: { transcripts: [{ transcript: whole(said) }], items: awsItems(said, true) },
    }),
  },
  'AWS Transcribe, speakers in a list of their own': {
    ...yes,
    write: (said) => ({
      results: {
        transcripts: [{ transcript: whole(said) }],
        speaker_labels: {
          speakers: numbers(said).size,
          segments: turns(said, (s, n) => ({
            start_time: String(startOf(s)),
            end_time: String(endOf(s)),
            speaker_label: `spk_${n}`,
            items: s.words.map((w) => ({
              start_time: String(w.start),
              end_time: String(w.end),
              speaker_label: `spk_${n}`,
            })),
          })),
        },
        items: awsItems(said, false),
      },
    }),
  },
  'AWS Transcribe, audio segments': {
    ...yes,
    write: (said) => ({
      results: {
        transcripts: [{ transcript: whole(said) }],
        items: awsItems(said, true).map((item, id) => ({ id, ...(item as object) })),
        audio_segments: turns(said, (s, n, id) => ({
          id,
          transcript: textOf(s),
          start_time: String(startOf(s)),
          end_time: String(endOf(s)),
          speaker_label: `spk_${n}`,
          items: [1, 2, 3, 4],
        })),
      },
    }),
  },
  'Google v1': {
    ...nobody,
    write: (said) => ({
      results: said.map((s) => ({
        alternatives: [
          { transcript: textOf(s), confidence: 0.9, words: googleWords([s], false) },
          { transcript: `${textOf(s)} or other`, confidence: 0.4 },
        ],
        resultEndTime: `${endOf(s)}s`,
        languageCode: 'en-us',
      })),
      totalBilledTime: '60s',
    }),
  },
  'Google v1, all words again with their speakers': {
    ...yes,
    write: (said) => ({
      response: {
        results: [
          ...said.map((s) => ({
            alternatives: [{ transcript: ` ${textOf(s)}`, confidence: 0.9, words: googleWords([s], false) }],
          })),
          { alternatives: [{ words: googleWords(said, true) }] },
        ],
      },
    }),
  },
  'Google v2': {
    ...yes,
    write: (said) => ({
      results: {
        'gs://bucket/episode.wav': {
          transcript: {
            results: said.map((s) => ({
              alternatives: [
                {
                  transcript: textOf(s),
                  confidence: 0.93,
                  words: all(said)
                    .filter((w) => s.words.some((o) => o.start === w.start))
                    .map((w) => ({
                      ...(w.start > 0 ? { startOffset: `${w.start}s` } : {}),
                      endOffset: `${w.end}s`,
                      word: w.text,
                      speakerLabel: String(w.n + 1),
                    })),
                },
              ],
              resultEndOffset: `${endOf(s)}s`,
              languageCode: 'en-US',
            })),
          },
        },
      },
    }),
  },
  'Google, times as seconds and nanos': {
    ...yes,
    write: (said) => ({
      results: [
        {
          alternatives: [
            {
              transcript: whole(said),
              words: all(said).map((w) => ({
                startTime: { seconds: String(Math.floor(w.start)), nanos: Math.round((w.start % 1) * 1e9) },
                endTime: { seconds: String(Math.floor(w.end)), nanos: Math.round((w.end % 1) * 1e9) },
                word: w.text,
                speakerTag: w.n + 1,
              })),
            },
          ],
        },
      ],
    }),
  },
  'IBM Watson': {
    ...yes,
    write: (said) => ({
      result_index: 0,
      results: said.map((s) => ({
        final: true,
        alternatives: [
          { transcript: `${textOf(s)} `, confidence: 0.8, timestamps: s.words.map((w) => [w.text, w.start, w.end]) },
        ],
      })),
      speaker_labels: all(said).map((w) => ({ from: w.start, to: w.end, speaker: w.n, confidence: 0.5, final: false })),
    }),
  },
  Speechmatics: {
    ...yes,
    write: (said) => ({
      format: '2.9',
      job: { created_at: '2024-05-06T07:08:09Z', data_name: 'x.mp3', duration: 44, id: 'abc' },
      metadata: {
        created_at: '2024-05-06T07:08:09Z',
        type: 'transcription',
        transcription_config: { diarization: 'speaker', language: 'en' },
      },
      results: all(said).flatMap((w) => {
        const [word, mark] = split(w);
        const one = (content: string): object[] => [{ confidence: 1, content, language: 'en', speaker: `S${w.n + 1}` }];
        return [
          { alternatives: one(word), end_time: w.end, start_time: w.start, type: 'word' },
          ...(mark
            ? [
                {
                  alternatives: one(mark),
                  attaches_to: 'previous',
                  end_time: w.end,
                  start_time: w.end,
                  is_eos: mark !== ',',
                  type: 'punctuation',
                },
              ]
            : []),
        ];
      }),
    }),
  },
  Deepgram: {
    ...yes,
    write: (said) => ({
      metadata: { request_id: 'x', created: '2024-05-06T07:08:09Z', duration: 44.1, channels: 1, models: ['m'] },
      results: {
        channels: [{ alternatives: [{ transcript: whole(said), confidence: 0.9, words: deepgramWords(said) }] }],
      },
    }),
  },
  'Deepgram, utterances': {
    ...yes,
    write: (said) => ({
      metadata: { duration: 44.1 },
      results: {
        channels: [{ alternatives: [{ transcript: whole(said), words: deepgramWords(said) }] }],
        utterances: turns(said, (s, n) => ({
          start: startOf(s),
          end: endOf(s),
          confidence: 0.9,
          channel: 0,
          transcript: textOf(s),
          words: deepgramWords([s]),
          speaker: n,
          id: 'f5c0cc1f-0f17-4922-b098-db094db3d14a',
        })),
      },
    }),
  },
  'Deepgram, paragraphs': {
    ...yes,
    write: (said) => ({
      results: {
        channels: [
          {
            alternatives: [
              {
                transcript: whole(said),
                words: deepgramWords(said),
                paragraphs: {
                  transcript: `\n${said.map((s) => `Speaker ${numbers(said).get(s.who)}: ${textOf(s)}`).join('\n\n')}\n`,
                  paragraphs: turns(said, (s, n) => ({
                    sentences: [{ text: textOf(s), start: startOf(s), end: endOf(s) }],
                    speaker: n,
                    num_words: s.words.length,
                    start: startOf(s),
                    end: endOf(s),
                  })),
                },
              },
            ],
          },
        ],
      },
    }),
  },
  'Deepgram, a channel a person': {
    ...yes,
    write: (said) => ({
      results: {
        channels: [...numbers(said).keys()].map((who) => {
          const own = said.filter((s) => s.who === who);
          return { alternatives: [{ transcript: whole(own), words: deepgramWords(own, false) }] };
        }),
      },
    }),
  },
  AssemblyAI: {
    ...yes,
    write: (said) => ({
      id: '5551722-f677-48a6-9287-39c0aafd9ac1',
      text: whole(said),
      audio_duration: Math.ceil(endOf(said.at(-1)!)),
      words: all(said).map((w) => ({
        text: w.text,
        start: ms(w.start),
        end: ms(w.end),
        confidence: 0.9,
        speaker: 'AB'[w.n] ?? 'C',
      })),
      utterances: turns(said, (s, n) => ({
        confidence: 0.9,
        end: ms(endOf(s)),
        speaker: 'AB'[n] ?? 'C',
        start: ms(startOf(s)),
        text: textOf(s),
        words: s.words.map((w) => ({ text: w.text, start: ms(w.start), end: ms(w.end), speaker: 'AB'[n] ?? 'C' })),
      })),
      chapters: [
        {
          gist: 'A talk',
          headline: 'They talk about it',
          summary: 'Somebody and somebody else talk.',
          start: 250,
          end: 28840,
        },
      ],
      sentiment_analysis_results: null,
    }),
  },
  'AssemblyAI, words alone': {
    ...yes,
    write: (said) => ({
      text: whole(said),
      words: all(said).map((w) => ({
        confidence: 0.9,
        end: ms(w.end),
        speaker: 'AB'[w.n] ?? 'C',
        start: ms(w.start),
        text: w.text,
      })),
    }),
  },
  'Azure batch': {
    ...yes,
    write: (said) => ({
      source: 'https://example.com/a.wav',
      durationInTicks: endOf(said.at(-1)!) * 1e7,
      duration: `PT${endOf(said.at(-1)!)}S`,
      combinedRecognizedPhrases: [{ channel: 0, lexical: bare(whole(said)), display: whole(said) }],
      recognizedPhrases: turns(said, (s, n) => ({
        recognitionStatus: 'Success',
        channel: 0,
        speaker: n + 1,
        offset: `PT${startOf(s)}S`,
        duration: `PT${(endOf(s) - startOf(s)).toFixed(2)}S`,
        offsetInTicks: startOf(s) * 1e7,
        durationInTicks: (endOf(s) - startOf(s)) * 1e7,
        nBest: [
          {
            confidence: 0.9,
            lexical: `${bare(textOf(s))} and more of it`,
            itn: bare(textOf(s)),
            maskedITN: bare(textOf(s)),
            display: textOf(s),
          },
          { confidence: 0.4, lexical: 'something else', display: 'Something else.' },
        ],
      })),
    }),
  },
  'Azure fast': {
    ...yes,
    write: (said) => ({
      durationMilliseconds: ms(endOf(said.at(-1)!)),
      combinedPhrases: [{ text: whole(said) }],
      phrases: turns(said, (s, n) => ({
        speaker: n,
        offsetMilliseconds: ms(startOf(s)),
        durationMilliseconds: ms(endOf(s) - startOf(s)),
        text: textOf(s),
        words: s.words.map((w) => ({
          text: w.text,
          offsetMilliseconds: ms(w.start),
          durationMilliseconds: ms(w.end - w.start),
        })),
        locale: 'en-US',
        confidence: 0.93,
      })),
    }),
  },
  'Azure fast, as it was first': {
    ...yes,
    write: (said) => ({
      duration: ms(endOf(said.at(-1)!)),
      combinedPhrases: [{ text: whole(said) }],
      phrases: turns(said, (s, n) => ({
        speaker: n,
        offset: ms(startOf(s)),
        duration: ms(endOf(s) - startOf(s)),
        text: textOf(s),
        words: s.words.map((w) => ({ text: w.text, offset: ms(w.start), duration: ms(w.end - w.start) })),
      })),
    }),
  },
  'Azure Video Indexer': {
    ...yes,
    write: (said) => ({
      name: 'x',
      durationInSeconds: 44,
      videos: [
        {
          insights: {
            transcript: turns(said, (s, n, id) => ({
              id: id + 1,
              text: textOf(s),
              confidence: 0.8,
              speakerId: n + 1,
              language: 'en-US',
              instances: [
                {
                  adjustedStart: clock(startOf(s)),
                  adjustedEnd: clock(endOf(s)),
                  start: clock(startOf(s)),
                  end: clock(endOf(s)),
                },
              ],
            })),
            speakers: [...numbers(said)].map(([name, n]) => ({
              id: n + 1,
              name,
              instances: [{ start: '0:00:00', end: '0:00:01' }],
            })),
          },
        },
      ],
    }),
  },
  'Rev.ai': { ...yes, write: (said) => ({ monologues: monologues(said) }) },
  Soniox: {
    ...yes,
    write: (said) => ({
      id: 'x',
      text: whole(said),
      tokens: all(said).flatMap((w, i) => {
        const at = Math.ceil(w.text.length / 2);
        const token = (text: string): object => ({
          text,
          start_ms: ms(w.start),
          end_ms: ms(w.end),
          confidence: 0.9,
          speaker: String(w.n + 1),
        });
        return [
          token(`${i ? ' ' : ''}${w.text.slice(0, at)}`),
          ...(w.text.length > at ? [token(w.text.slice(at))] : []),
        ];
      }),
    }),
  },
  ElevenLabs: {
    ...yes,
    write: (said) => ({
      language_code: 'eng',
      text: whole(said),
      words: all(said).flatMap((w, i) => [
        ...(i ? [{ text: ' ', start: w.start, end: w.start, type: 'spacing', speaker_id: `speaker_${w.n}` }] : []),
        {
          text: w.text,
          start: w.start,
          end: w.end,
          type: 'word',
          speaker_id: `speaker_${w.n}`,
          characters: [...w.text].map((text) => ({ text, start: w.start, end: w.end })),
        },
      ]),
    }),
  },
  Gladia: {
    ...yes,
    write: (said) => ({
      id: 'x',
      result: {
        metadata: { audio_duration: endOf(said.at(-1)!), number_of_distinct_channels: 1 },
        transcription: {
          full_transcript: whole(said),
          languages: ['en'],
          utterances: turns(said, (s, n) => ({
            start: startOf(s),
            end: endOf(s),
            confidence: 0.9,
            channel: 0,
            speaker: n,
            words: s.words.map((w) => ({ word: ` ${w.text}`, start: w.start, end: w.end, confidence: 0.9 })),
            text: textOf(s),
            language: 'en',
          })),
        },
        translation: {
          results: [
            {
              full_transcript: `${whole(said)} traduit en plus`,
              utterances: [{ start: 0, end: 2, text: `${whole(said)} traduit en plus` }],
            },
          ],
        },
      },
    }),
  },
  Whisper: {
    ...nobody,
    write: (said) => ({
      text: ` ${whole(said)}`,
      segments: said.map((s, id) => ({
        id,
        seek: 0,
        start: startOf(s),
        end: endOf(s),
        text: ` ${textOf(s)}`,
        tokens: [50364, 1, 2, 3, 50400],
        temperature: 0,
        avg_logprob: -0.2,
        compression_ratio: 1.5,
        no_speech_prob: 0.01,
        words: s.words.map((w) => ({ word: ` ${w.text}`, start: w.start, end: w.end, probability: 0.9 })),
      })),
      language: 'en',
    }),
  },
  'OpenAI, words without punctuation': {
    ...nobody,
    write: (said) => ({
      task: 'transcribe',
      language: 'english',
      duration: endOf(said.at(-1)!),
      text: whole(said),
      words: all(said).map((w) => ({ word: split(w)[0], start: w.start, end: w.end })),
    }),
  },
  WhisperX: {
    ...yes,
    write: (said) => ({
      segments: turns(said, (s, n) => ({
        start: startOf(s),
        end: endOf(s),
        text: ` ${textOf(s)}`,
        words: s.words.map((w, i) => ({
          word: w.text,
          ...(i === 1 ? {} : { start: w.start, end: w.end, score: 0.9, speaker: `SPEAKER_0${n}` }),
        })),
        speaker: `SPEAKER_0${n}`,
      })),
      word_segments: all(said).map((w) => ({
        word: w.text,
        start: w.start,
        end: w.end,
        score: 0.9,
        speaker: `SPEAKER_0${w.n}`,
      })),
      language: 'en',
    }),
  },
  'WhisperX, speakers at the words alone': {
    ...yes,
    write: (said) => ({
      segments: [
        {
          start: startOf(said[0]!),
          end: endOf(said.at(-1)!),
          text: whole(said),
          words: all(said).map((w) => ({ word: w.text, start: w.start, end: w.end, speaker: `SPEAKER_0${w.n}` })),
        },
      ],
    }),
  },
  'insanely-fast-whisper': {
    ...yes,
    write: (said) => ({
      speakers: turns(said, (s, n) => ({
        speaker: `SPEAKER_0${n}`,
        text: ` ${textOf(s)}`,
        timestamp: [startOf(s), endOf(s)],
      })),
      chunks: said.map((s) => ({ timestamp: [startOf(s), endOf(s)], text: ` ${textOf(s)}` })),
      text: ` ${whole(said)}`,
    }),
  },
  'faster-whisper, tuples': {
    ...nobody,
    write: (said) =>
      said.map((s, i) => [
        i + 1,
        i * 2800,
        startOf(s),
        endOf(s),
        ` ${textOf(s)}`,
        [50364, 1, 2, 3],
        -0.2,
        1.5,
        0.01,
        null,
        0,
      ]),
  },
  'whisper.cpp': {
    ...nobody,
    write: (said) => ({
      systeminfo: 'AVX = 1',
      model: { type: 'base', multilingual: true, vocab: 51865, audio: { ctx: 1500 } },
      params: { model: 'models/ggml-base.bin', language: 'en', translate: false },
      result: { language: 'en' },
      transcription: said.map((s) => ({
        timestamps: { from: clock(startOf(s), ','), to: clock(endOf(s), ',') },
        offsets: { from: ms(startOf(s)), to: ms(endOf(s)) },
        text: ` ${textOf(s)}`,
      })),
    }),
  },
  Podlove: {
    ...yes,
    write: (said) =>
      turns(said, (s, n) => ({
        start: clock(startOf(s)),
        start_ms: ms(startOf(s)),
        end: clock(endOf(s)),
        end_ms: ms(endOf(s)),
        speaker: String(n + 1),
        voice: s.who,
        text: textOf(s),
      })),
  },
  'Podcasting 2.0': {
    ...yes,
    write: (said) => ({
      version: '1.0.0',
      segments: said.map((s) => ({ speaker: s.who, startTime: startOf(s), endTime: endOf(s), body: textOf(s) })),
    }),
  },
  'Podcasting 2.0, a word a segment': {
    ...yes,
    write: (said) => ({
      version: '1.0.0',
      segments: all(said).map((w) => ({ speaker: w.who, startTime: w.start, endTime: w.end, body: w.text })),
    }),
  },
  'words with a name each': {
    ...yes,
    write: (said) => ({
      words: all(said).map((w) => ({ word: w.text, start_time: w.start, end_time: w.end, speaker_name: w.who })),
    }),
  },
  Otter: {
    ...yes,
    write: (said) => ({
      speech: {
        title: 'A talk',
        duration: Math.ceil(endOf(said.at(-1)!)),
        created_at: 1_700_000_000,
        transcripts: turns(said, (s, n, id) => ({
          id,
          transcript: textOf(s),
          start_offset: Math.round(startOf(s) * 16_000),
          end_offset: Math.round(endOf(s) * 16_000),
          speaker_id: 7_000_001 + n,
        })),
        speakers: [...numbers(said)].map(([speaker_name, n]) => ({ id: 7_000_001 + n, speaker_name })),
      },
    }),
  },
  "YouTube's json3": {
    ...nobody,
    write: (said) => ({
      wireMagic: 'pb3',
      pens: [{}],
      events: [
        { tStartMs: 0, dDurationMs: 44_000, id: 1, wpWinPosId: 1 },
        ...said.flatMap((s) => [
          {
            tStartMs: ms(startOf(s)),
            dDurationMs: ms(endOf(s) - startOf(s)),
            wWinId: 1,
            segs: s.words.map((w, i) => ({
              utf8: `${i ? ' ' : ''}${w.text}`,
              ...(i ? { tOffsetMs: ms(w.start - startOf(s)) } : {}),
              acAsrConf: 0,
            })),
          },
          { tStartMs: ms(endOf(s)), dDurationMs: 10, aAppend: 1, segs: [{ utf8: '\n' }] },
        ]),
      ],
    }),
  },
  'youtube-transcript-api': {
    ...nobody,
    write: (said) =>
      said.map((s) => ({ text: textOf(s), start: startOf(s), duration: +(endOf(s) - startOf(s)).toFixed(3) })),
  },
  Sonix: {
    ...yes,
    write: (said) => ({
      name: 'A talk.mp3',
      transcript: said.map((s) => ({
        speaker: s.who,
        start_time: startOf(s),
        end_time: endOf(s),
        text: textOf(s),
        words: s.words.map((w, i) => ({ text: `${i ? ' ' : ''}${w.text}`, start_time: w.start, end_time: w.end })),
      })),
    }),
  },
  'Happy Scribe': {
    ...yes,
    write: (said) =>
      said.map((s, i) => ({
        speaker: s.who,
        speaker_number: i,
        words: s.words.flatMap((w, j) => [
          ...(j ? [{ text: ' ', type: 'space' }] : []),
          { text: split(w)[0], type: 'word', data_start: w.start, data_end: w.end, confidence: 0.9 },
          ...(split(w)[1] ? [{ text: split(w)[1], type: 'punctuation' }] : []),
        ]),
      })),
  },
  'words, and paragraphs without words': {
    ...yes,
    write: (said) => ({
      words: all(said).map((w, id) => ({ id, text: w.text, start: w.start, end: w.end })),
      paragraphs: said.map((s, id) => ({ id, speaker: s.who, start: startOf(s), end: endOf(s) })),
    }),
  },
  Fireflies: {
    ...yes,
    write: (said) => ({
      title: 'A talk',
      sentences: turns(said, (s, n, index) => ({
        index,
        speaker_name: s.who,
        speaker_id: n,
        raw_text: bare(textOf(s)),
        text: textOf(s),
        start_time: startOf(s),
        end_time: endOf(s),
      })),
      summary: { overview: 'They talk.', action_items: 'None at all.' },
    }),
  },
  Gong: {
    ...yes,
    write: (said) => ({
      callTranscripts: [
        {
          callId: '7782342274025937895',
          transcript: turns(said, (s, n) => ({
            speakerId: `634253411482039850${n}`,
            topic: 'Greeting',
            sentences: [{ start: ms(startOf(s)), end: ms(endOf(s)), text: textOf(s) }],
          })),
        },
      ],
    }),
  },
  Teams: {
    ...yes,
    write: (said) => ({
      version: '1.0.0',
      type: 'Transcript',
      entries: turns(said, (s, n, id) => ({
        id: `5a1b9c0d-0f17-4922-b098-db094db3d${String(id).padStart(3, '0')}`,
        text: textOf(s),
        confidence: 0.8,
        speakerId: `${n}`,
        speakerDisplayName: s.who,
        startOffset: `${clock(startOf(s))}0000`,
        endOffset: `${clock(endOf(s))}0000`,
        spokenLanguageTag: 'en-us',
      })),
    }),
  },
  'a list for each person': {
    ...yes,
    write: (said) => ({
      participants: [...numbers(said).keys()].map((name) => ({
        name,
        transcript: {
          segments: said
            .filter((s) => s.who === name)
            .map((s) => ({
              start: startOf(s),
              dur: endOf(s) - startOf(s),
              terms: s.words.map((w) => ({ term: w.text, start: w.start, dur: w.end - w.start })),
            })),
        },
      })),
    }),
  },
  Vosk: {
    ...nobody,
    write: (said) =>
      said.map((s) => ({
        result: s.words.map((w) => ({ conf: 1, start: w.start, end: w.end, word: w.text })),
        text: textOf(s),
      })),
  },
  NeMo: {
    ...nobody,
    write: (said) => ({
      text: whole(said),
      timestamp: {
        word: all(said).map((w) => ({
          word: w.text,
          start_offset: Math.round(w.start * 12.5),
          end_offset: Math.round(w.end * 12.5),
          start: w.start,
          end: w.end,
        })),
        segment: said.map((s) => ({
          segment: textOf(s),
          start_offset: Math.round(startOf(s) * 12.5),
          end_offset: Math.round(endOf(s) * 12.5),
          start: startOf(s),
          end: endOf(s),
        })),
      },
    }),
  },
  'columns (pandas)': {
    ...yes,
    write: (said) => {
      const column = (of: (s: Said) => unknown): object => Object.fromEntries(said.map((s, i) => [String(i), of(s)]));
      return { start: column(startOf), end: column(endOf), text: column(textOf), speaker: column((s) => s.who) };
    },
  },
  'columns as lists': {
    ...yes,
    write: (said) => ({
      start: said.map(startOf),
      end: said.map(endOf),
      text: said.map(textOf),
      speaker: said.map((s) => s.who),
    }),
  },
  'names by number': {
    ...yes,
    write: (said) => ({
      speakers: Object.fromEntries([...numbers(said)].map(([name, n]) => [`S${n}`, name])),
      segments: turns(said, (s, n) => ({ spk: `S${n}`, from: ms(startOf(s)), to: ms(endOf(s)), content: textOf(s) })),
    }),
  },
  'names nobody knows': {
    ...nobody,
    write: (said) => ({ blocks: said.map((s) => ({ xq: startOf(s), zz: endOf(s), what: textOf(s) })) }),
  },
  'bgn and txt': {
    ...nobody,
    write: (said) => ({
      chunks: said.map((s) => ({ txt: textOf(s), bgn: startOf(s), end: endOf(s), dur: endOf(s) - startOf(s) })),
    }),
  },
  'turns without times': {
    speakers: true,
    times: false,
    write: (said) => ({
      title: 'A talk',
      description: 'We talk about this and about that, at length.',
      dialogue: said.map((s) => ({ speaker: s.who, line: textOf(s) })),
    }),
  },
  'a speaker that is an object': {
    ...yes,
    write: (said) => ({
      statements: said.map((s) => ({
        startTime: startOf(s),
        endTime: endOf(s),
        speaker: { id: `u-${s.who.length}`, name: s.who, isHost: false },
        words: s.words.map((w) => ({ startTime: w.start, endTime: w.end, word: w.text })),
      })),
    }),
  },
  'AWS Call Analytics': {
    ...yes,
    write: (said) => ({
      JobStatus: 'COMPLETED',
      LanguageCode: 'en-US',
      Participants: [{ ParticipantRole: 'AGENT' }, { ParticipantRole: 'CUSTOMER' }],
      Transcript: turns(said, (s, n, i) => ({
        Id: `0d9e2e1f-0f17-4922-b098-db094db3d${String(i).padStart(3, '0')}`,
        ParticipantRole: n ? 'CUSTOMER' : 'AGENT',
        BeginOffsetMillis: ms(startOf(s)),
        EndOffsetMillis: ms(endOf(s)),
        Content: textOf(s),
        Items: s.words.map((w) => ({
          Type: 'pronunciation',
          Confidence: '0.9',
          BeginOffsetMillis: ms(w.start),
          EndOffsetMillis: ms(w.end),
          Content: split(w)[0],
        })),
        Sentiment: 'NEUTRAL',
        LoudnessScores: [78.6, 79.1, 80],
      })),
    }),
  },
  'Azure, answers of the library in detail': {
    ...nobody,
    write: (said) =>
      said.map((s) => ({
        Id: 'f5c0cc1f0f174922b098db094db3d14a',
        RecognitionStatus: 'Success',
        DisplayText: textOf(s),
        Offset: Math.round(startOf(s) * 1e7),
        Duration: Math.round((endOf(s) - startOf(s)) * 1e7),
        Channel: 0,
        NBest: [
          {
            Confidence: 0.9,
            Lexical: bare(textOf(s)),
            ITN: bare(textOf(s)),
            MaskedITN: bare(textOf(s)),
            Display: textOf(s),
            Words: s.words.map((w) => ({
              Word: bare(w.text),
              Offset: Math.round(w.start * 1e7),
              Duration: Math.round((w.end - w.start) * 1e7),
            })),
          },
        ],
      })),
  },
  'Gladia v1': {
    ...yes,
    write: (said) => ({
      prediction: turns(said, (s, n) => ({
        words: s.words.map((w) => ({ word: w.text, time_begin: w.start, time_end: w.end, confidence: 0.9 })),
        language: 'english',
        transcription: textOf(s),
        confidence: 0.9,
        time_begin: startOf(s),
        time_end: endOf(s),
        speaker: n,
        channel: 'channel_0',
      })),
      prediction_raw: { metadata: { total_transcription_time: 5.1 } },
    }),
  },
  'OpenAI, diarized': {
    ...yes,
    write: (said) => ({
      task: 'transcribe',
      duration: endOf(said.at(-1)!),
      text: whole(said),
      segments: turns(said, (s, n, i) => ({
        type: 'transcript.text.segment',
        id: `seg_${i}`,
        start: startOf(s),
        end: endOf(s),
        text: ` ${textOf(s)}`,
        speaker: 'AB'[n],
      })),
      usage: { type: 'duration', seconds: 44 },
    }),
  },
  'whisper.cpp, with tokens': {
    ...nobody,
    write: (said) => ({
      result: { language: 'en' },
      transcription: said.map((s) => {
        const at = (from: number, to: number): object => ({
          timestamps: { from: clock(from, ','), to: clock(to, ',') },
          offsets: { from: ms(from), to: ms(to) },
        });
        return {
          ...at(startOf(s), endOf(s)),
          text: ` ${textOf(s)}`,
          tokens: [
            { text: '[_BEG_]', ...at(startOf(s), startOf(s)), id: 50_364, p: 0.9, t_dtw: -1 },
            ...s.words.flatMap((w) => {
              const [word, mark] = split(w);
              return [` ${word}`, mark].filter(Boolean).map((text) => ({ text, ...at(w.start, w.end), id: 5, p: 0.9 }));
            }),
            { text: '[_TT_150]', ...at(endOf(s), endOf(s)), id: 50_514, p: 0.1, t_dtw: -1 },
          ],
        };
      }),
    }),
  },
  'Whisper, last time unknown': {
    ...nobody,
    write: (said) => ({
      text: ` ${whole(said)}`,
      chunks: said.map((s, i) => ({
        timestamp: [startOf(s), i + 1 < said.length ? endOf(s) : null],
        text: ` ${textOf(s)}`,
      })),
    }),
  },
  'ElevenLabs, with sounds': {
    ...yes,
    write: (said) => ({
      language_code: 'eng',
      text: said.map((s, i) => `${textOf(s)}${i === 1 ? ' (laughter)' : ''}`).join(' '),
      words: said.flatMap((s, i) => [
        ...s.words.flatMap((w, j) => [
          ...(i || j
            ? [{ text: ' ', start: w.start, end: w.start, type: 'spacing', speaker_id: `speaker_${i % 2}` }]
            : []),
          { text: w.text, start: w.start, end: w.end, type: 'word', speaker_id: `speaker_${i % 2}`, logprob: 0 },
        ]),
        ...(i === 1
          ? [
              { text: ' ', start: endOf(s), end: endOf(s), type: 'spacing', speaker_id: 'speaker_1' },
              {
                text: '(laughter)',
                start: endOf(s),
                end: endOf(s) + 0.5,
                type: 'audio_event',
                speaker_id: 'speaker_1',
              },
            ]
          : []),
      ]),
    }),
  },
  'Cloudflare, with captions in a field': {
    ...nobody,
    write: (said) => ({
      result: {
        text: whole(said),
        word_count: 30,
        vtt: `WEBVTT\n\n${said.map((s) => `${clock(startOf(s))} --> ${clock(endOf(s))}\n${textOf(s)}\n`).join('\n')}`,
        segments: said.map((s) => ({ start: startOf(s), end: endOf(s), text: textOf(s), no_speech_prob: 0.1 })),
      },
      success: true,
      errors: [],
    }),
  },
  'captions in a field, and nothing else': {
    ...yes,
    write: (said) => ({
      id: 7,
      transcript: `WEBVTT\n\n${said.map((s) => `${clock(startOf(s))} --> ${clock(endOf(s))}\n<v ${s.who}>${textOf(s)}</v>\n`).join('\n')}`,
    }),
  },
  'a text with names in a field': {
    ...yes,
    times: false,
    write: (said) => ({ title: 'A talk', transcript: said.map((s) => `${s.who}: ${textOf(s)}`).join('\n\n') }),
  },
  Symbl: {
    ...yes,
    write: (said) => ({
      messages: said.map((s, i) => ({
        id: `656960${i}`,
        text: textOf(s),
        from: { id: s.who.length, name: s.who, email: `${s.who.length}@example.com` },
        startTime: new Date(1_600_000_000_000 + ms(startOf(s))).toISOString(),
        endTime: new Date(1_600_000_000_000 + ms(endOf(s))).toISOString(),
        timeOffset: startOf(s),
        duration: +(endOf(s) - startOf(s)).toFixed(2),
        conversationId: '5751229838262272',
        phrases: [],
      })),
    }),
  },
  'Google Meet': {
    ...yes,
    write: (said) => ({
      transcriptEntries: turns(said, (s, n, i) => ({
        name: `conferenceRecords/abc/transcripts/def/entries/${i}`,
        participant: `conferenceRecords/abc/participants/10${n}`,
        text: textOf(s),
        languageCode: 'en-US',
        startTime: new Date(1_700_000_000_000 + ms(startOf(s)) - ms(startOf(said[0]!))).toISOString(),
        endTime: new Date(1_700_000_000_000 + ms(endOf(s)) - ms(startOf(said[0]!))).toISOString(),
      })),
    }),
    from: 0,
  },
  'Recall.ai': {
    ...yes,
    write: (said) =>
      said.map((s) => ({
        participant: { id: 100 + s.who.length, name: s.who, is_host: s.who === 'Nora Vale', platform: 'desktop' },
        words: s.words.map((w) => ({
          text: w.text,
          start_timestamp: { relative: w.start, absolute: new Date(1_700_000_000_000 + ms(w.start)).toISOString() },
          end_timestamp: { relative: w.end, absolute: new Date(1_700_000_000_000 + ms(w.end)).toISOString() },
        })),
      })),
  },
  'Adobe Premiere': {
    ...yes,
    write: (said) => ({
      language: 'en-us',
      segments: turns(said, (s, n) => ({
        duration: endOf(s) - startOf(s),
        language: 'en-us',
        speaker: `7b3f1c2e-0f17-4922-b098-db094db3d14${n}`,
        start: startOf(s),
        words: s.words.map((w) => ({
          confidence: 1,
          duration: w.end - w.start,
          eos: /[.!?]$/.test(w.text),
          start: w.start,
          tags: [],
          text: w.text,
          type: 'word',
        })),
      })),
      speakers: [...numbers(said)].map(([name, n]) => ({ id: `7b3f1c2e-0f17-4922-b098-db094db3d14${n}`, name })),
    }),
  },
  'the words a forced aligner found': {
    ...nobody,
    write: (said) => {
      let at = 0;
      return {
        transcript: whole(said),
        words: all(said).map((w) => {
          const startOffset = at;
          at += w.text.length + 1;
          return {
            alignedWord: bare(w.text),
            case: 'success',
            start: w.start,
            end: w.end,
            startOffset,
            endOffset: at - 1,
            word: split(w)[0],
            phones: [{ duration: 0.1, phone: 'w_B' }],
          };
        }),
      };
    },
  },
  'lines in a list': {
    ...nobody,
    write: (said) => ({
      fragments: said.map((s, i) => ({
        begin: startOf(s).toFixed(3),
        children: [],
        end: endOf(s).toFixed(3),
        id: `f00000${i}`,
        language: 'eng',
        lines: [textOf(s)],
      })),
    }),
  },
  "YouTube's page": {
    ...nobody,
    write: (said) => ({
      initialSegments: said.map((s) => ({
        transcriptSegmentRenderer: {
          startMs: String(ms(startOf(s))),
          endMs: String(ms(endOf(s))),
          snippet: { runs: [{ text: textOf(s) }] },
          startTimeText: { simpleText: clock(startOf(s)).slice(3, 8) },
          targetId: `x.CgNhc3ISAmVu.${ms(startOf(s))}`,
        },
      })),
    }),
  },
  'short names': {
    ...nobody,
    write: (said) => ({
      transcript: {
        words: all(said).flatMap((w, p) => [
          { p: p * 2, c: 0.9, s: ms(w.start), e: ms(w.end), w: split(w)[0] },
          ...(split(w)[1] ? [{ p: p * 2 + 1, c: 0, s: ms(w.end), e: ms(w.end), w: split(w)[1], m: 'punc' }] : []),
        ]),
      },
    }),
  },
  'entries in the order of their end, one document a line': {
    ...yes,
    write: (said) =>
      turns(said, (s, n) => ({ type: 'final', ts: ms(startOf(s)), speaker: `S${n}`, payload: { text: textOf(s) } })),
    lines: true,
  },
  'Soniox, with a translation': {
    ...yes,
    write: (said) => ({
      tokens: said.flatMap((s, i) => {
        const of = { speaker: String((i % 2) + 1) };
        return [
          ...s.words.map((w) => ({
            text: ` ${w.text}`,
            start_ms: ms(w.start),
            end_ms: ms(w.end),
            ...of,
            language: 'en',
            translation_status: 'original',
          })),
          { text: ' Bonjour à tous.', ...of, language: 'fr', translation_status: 'translation' },
        ];
      }),
    }),
  },
  'ElevenLabs, a channel a person': {
    ...yes,
    write: (said) => ({
      transcripts: [...numbers(said)].map(([who, channel_index]) => {
        const own = said.filter((s) => s.who === who);
        return {
          channel_index,
          text: whole(own),
          words: all(own).flatMap((w) => [
            { text: w.text, start: w.start, end: w.end, type: 'word', channel_index },
            { text: ' ', start: w.end, end: w.end, type: 'spacing', channel_index },
          ]),
        };
      }),
    }),
  },
  'Google, ends alone': {
    ...yes,
    times: false,
    ends: true,
    write: (said) => ({
      results: turns(said, (s, n) => ({
        alternatives: [{ transcript: textOf(s), confidence: 0.9 }],
        channelTag: n + 1,
        resultEndTime: `${endOf(s)}s`,
      })),
    }),
  },
  'lines with clocks and names': {
    ...yes,
    times: false,
    ends: true,
    write: (said) => ({
      transcript: said.map((s) => `[${clock(startOf(s)).slice(0, 8)}] ${s.who}: ${textOf(s)}`),
    }),
  },
  'texts by their clocks': {
    ...nobody,
    times: false,
    ends: true,
    write: (said) => Object.fromEntries(said.map((s) => [clock(startOf(s)), textOf(s)])),
  },
};
