import { strToU8, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { type Read, readEpisodeBytes } from '../../src/episodes/read-episode.ts';

/** Talks in several languages: who says what, at which second. */
type Talk = readonly (readonly [name: string, words: string, seconds: number])[];
const TIMES = [0, 6, 13, 17, 28, 33];
const talk = (a: string, b: string, words: readonly string[]): Talk =>
  words.map((one, i) => [i % 2 ? b : a, one, TIMES[i] ?? 0] as const);
const EN = talk('Ruth Abara', 'Tom Weaver', [
  'Good evening from the bee yard, where the hives are warm.',
  'Thank you, Ruth. I have kept bees since I was nine.',
  'Nine! Were you never stung?',
  'Every week. You learn to move slowly, and to hum.',
  'Does the humming calm the bees, or you?',
  'Me, I think. The bees have their own song.',
]);
const DE = talk('Grete Lohse', 'Jörg Amsel', [
  'Guten Abend aus der Backstube, wo der Ofen nie kalt wird.',
  'Danke, Grete. Ich backe hier seit dreißig Jahren.',
  'Dreißig Jahre! Und wann stehst du auf?',
  'Um zwei. Dann gehört die Straße nur mir und den Katzen.',
  'Was machst du, wenn der Teig nicht aufgeht?',
  'Warten, denn Brot lässt sich nicht hetzen.',
]);
const FR = talk('Odile Ferrand', 'Luc Besnard', [
  'Bonsoir depuis le phare, où la lampe ne dort jamais.',
  'Merci, Odile. Je garde cette lampe depuis onze ans.',
  'Onze ans ! Et la nuit, que faites-vous ?',
  'Rien, le plus souvent. J’écoute la mer et j’écris la météo.',
  'Et quand le brouillard arrive ?',
  'On sonne la cloche à la main, comme autrefois.',
]);
const RU = talk('Нина Орлова', 'Пётр Лисин', [
  'Добрый вечер из мастерской, где чинят старые часы.',
  'Спасибо, Нина. Я чиню часы уже сорок лет.',
  'Сорок лет! А какие часы самые трудные?',
  'Те, которые никто не заводил. Они забыли, как идти.',
  'Что вы делаете, если детали больше нет?',
  'Вытачиваю новую, и это занимает целый день.',
]);
const JA = talk('山田花子', '佐藤健', [
  '今夜は灯台からお送りします。',
  'ありがとうございます。十一年間ここにいます。',
  '十一年ですか。夜はどう過ごしますか。',
  '静かです。天気を書いています。',
  '霧の夜はどうしますか。',
  '鐘を鳴らします。機械は信じません。',
]);
const ES = talk('Inés Duarte', 'Mateo Roca', [
  'Buenas noches desde el molino, donde el trigo no descansa.',
  'Gracias, Inés. Muelo trigo desde hace veinte años.',
  '¡Veinte años! ¿Y quién compra la harina?',
  'Casi nadie. Los vecinos y una panadera de la ciudad.',
  '¿Qué pasa cuando no hay viento?',
  'Esperamos, porque el viento siempre vuelve.',
]);
/** As somebody writes it whose dashes stand for commas. */
const DASHES: Talk = ES.map(([name, words, seconds]) => [name, words.replace(', ', ' - '), seconds] as const);
const AR = talk('نورا', 'عمر', [
  'مساء الخير من المنارة حيث لا ينام المصباح',
  'شكرا لك أنا أحرس هذا المصباح منذ سنوات',
  'وماذا تفعل في الليل',
  'أكتب حالة الطقس وأستمع إلى البحر',
  'وعندما يأتي الضباب',
  'نقرع الجرس باليد كما كان قديما',
]);
const HI = talk('नीना', 'ओम', [
  'आज हम दीपस्तंभ की बात करेंगे।',
  'धन्यवाद, मैं ग्यारह साल से यहाँ हूँ।',
  'रात को आप क्या करते हैं?',
  'मैं मौसम लिखता हूँ और चाय पीता हूँ।',
  'और जब कोहरा आता है?',
  'तब हम हाथ से घंटी बजाते हैं।',
]);
const PT = talk('Falante 1', 'Falante 2', [
  'Boa noite do farol, onde a lâmpada nunca dorme.',
  'Obrigado. Eu cuido dela há onze anos.',
  'Onze anos! E à noite, o que você faz?',
  'Escrevo o tempo e ouço o mar, quase sempre em silêncio.',
  'E quando a névoa chega?',
  'Tocamos o sino à mão, como antigamente.',
]);
const TR = talk('Konuşmacı 1', 'Konuşmacı 2', [
  'İyi akşamlar, bugün deniz fenerini konuşuyoruz.',
  'Teşekkür ederim, on bir yıldır buradayım.',
  'Geceleri ne yapıyorsunuz?',
  'Havayı yazıyorum ve denizi dinliyorum.',
  'Sis gelince ne oluyor?',
  'Çanı elle çalıyoruz, eskisi gibi.',
]);
const ZH = talk('说话人1', '说话人2', [
  '今天我们来谈谈灯塔。',
  '谢谢，我守了十一年灯塔。',
  '晚上你做什么？',
  '写天气，听海浪。',
  '起雾的时候怎么办？',
  '我们用手敲钟，不相信机器。',
]);

const two = (n: number): string => String(n).padStart(2, '0');
const short = (s: number): string => `0:${two(s)}`;
const mmss = (s: number): string => `00:${two(s)}`;
const hms = (s: number): string => `00:00:${two(s)}`;
const end = (i: number): number => (TIMES[i + 1] ?? 41) - 1;
const write = (all: Talk, line: (name: string, words: string, seconds: number, i: number) => string, between = '\n') =>
  all.map(([name, words, seconds], i) => line(name, words, seconds, i)).join(between);
const json = (value: unknown): string => JSON.stringify(value);
const wordsOf = (all: Talk) =>
  all.flatMap(([, words, seconds], i) =>
    words.split(' ').map((word, n, { length }) => ({
      i,
      word,
      start: seconds + 0.5 + (n * (end(i) - seconds)) / length,
      end: seconds + 0.7 + (n * (end(i) - seconds)) / length,
    })),
  );
const docx = (body: string): Uint8Array =>
  zipSync({
    '[Content_Types].xml': strToU8('<Types/>'),
    'word/document.xml': strToU8(
      `<?xml version="1.0"?><w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>${body}</w:body></w:document>`,
    ),
  });
const paragraph = (text: string): string => `<w:p><w:r><w:t xml:space="preserve">${text}</w:t></w:r></w:p>`;

/** What each has: names, times, both; nothing: it is refused. */
const SHAPES: Record<
  string,
  [has: 'both' | 'names' | 'times' | 'nothing', talk: Talk, file: string, content: string | Uint8Array]
> = {
  amberscript: [
    'both',
    EN,
    'a.json',
    json({
      id: 'x',
      recordId: 'y',
      filename: 'a.mp3',
      startTimeOffset: 0,
      speakers: [
        { spkid: 'spk1', name: 'Ruth Abara' },
        { spkid: 'spk2', name: 'Tom Weaver' },
      ],
      segments: EN.map(([_n, _w, _s], i) => ({
        speaker: `spk${(i % 2) + 1}`,
        words: wordsOf(EN)
          .filter((y) => y.i === i)
          .map((y) => ({
            text: y.word,
            start: y.start,
            end: y.end,
            duration: +(y.end - y.start).toFixed(2),
            conf: 0.9,
            pristine: true,
          })),
      })),
    }),
  ],
  tldv: [
    'both',
    EN,
    'a.json',
    json({
      id: 'm',
      meetingId: 'q',
      data: EN.map(([speaker, text, startTime], i) => ({ speaker, text, startTime, endTime: end(i) })),
    }),
  ],
  'grain ms': [
    'both',
    EN,
    'a.json',
    json(
      EN.map(([speaker, text, s], i) => ({
        speaker,
        participant_id: i % 2 ? 'b' : 'a',
        start: s * 1000,
        end: end(i) * 1000,
        text,
      })),
    ),
  ],
  'read.ai': [
    'both',
    EN,
    'a.json',
    json({
      session_id: 's',
      transcript: {
        speakers: [{ name: 'Ruth Abara' }, { name: 'Tom Weaver' }],
        turns: EN.map(([name, w, s], i) => ({
          speaker: { name },
          start_time_ms: s * 1000,
          end_time_ms: end(i) * 1000,
          text: w,
        })),
      },
    }),
  ],
  spotify: [
    'times',
    EN,
    'a.json',
    json({
      version: 1,
      language: 'en',
      section: [...EN.map(([_n, w, s]) => ({ startMs: s * 1000, text: { sentence: { text: w } } }))],
    }),
  ],
  otr: [
    'both',
    EN,
    'a.otr',
    json({
      text: write(
        EN,
        (n, w, s) => `<p><span class="timestamp" data-timestamp="${s}.2">${short(s)}</span> ${n}: ${w}</p>`,
        '',
      ),
      media: 'a.mp3',
      'media-time': 12,
    }),
  ],
  'json html': [
    'names',
    EN,
    'a.json',
    json({ title: 'Bees', paragraphs: EN.map(([speaker, w]) => ({ speaker, html: `<p>${w}</p>` })) }),
  ],
  'podcast chapters': [
    'nothing',
    EN,
    'a.json',
    json({
      version: '1.2.0',
      chapters: [
        { startTime: 0, title: 'Hives' },
        { startTime: 60, title: 'Song' },
      ],
    }),
  ],
  'lex html': [
    'both',
    EN,
    'a.html',
    `<html><body>${write(EN, (n, w, s) => `<div class="ts-segment"><span class="ts-name">${n}</span> <span class="ts-timestamp"><a href="https://youtube.com/watch?v=x&amp;t=${s}">(${hms(s)})</a> </span><span class="ts-text">${w}</span></div>`)}</body></html>`,
  ],
  'wp em time': [
    'both',
    EN,
    'a.html',
    `<html><body>${write(EN, (n, w, s) => `<p><strong>${n.toUpperCase()}</strong> <em>${mmss(s)}</em><br>${w}</p>`)}</body></html>`,
  ],
  'h4 small': [
    'both',
    EN,
    'a.html',
    `<html><body><h1>Bees</h1>${write(EN, (n, w, s) => `<h4>${n} <small>${short(s)}</small></h4><p>${w}</p>`)}</body></html>`,
  ],
  krisp: ['both', EN, 'a.txt', write(EN, (n, w, s) => `${n} | ${mmss(s)}\n${w}\n`)],
  tactiq: ['both', EN, 'a.txt', write(EN, (n, w, s) => `${hms(s)}.500 ${n}: ${w}`)],
  fathom: [
    'both',
    EN,
    'a.txt',
    `Bees - May 06\nVIEW RECORDING - 1 min (No highlights)\n\n---\n\n${write(EN, (n, w, s) => `${short(s)} - ${n} (Bee Yard)\n  ${w}\n`)}`,
  ],
  'stream note confidence': [
    'times',
    EN,
    'a.vtt',
    'WEBVTT\n\nNOTE duration:"00:00:40"\n\nNOTE language:en-us\n\n' +
      write(
        EN,
        (_n, w, s, i) =>
          `NOTE Confidence: 0.8${i}\n\n7f3c000${i}-1111-4000-8000-00000000000${i}\n${hms(s)}.000 --> ${hms(end(i))}.000\n${w}\n`,
      ),
  ],
  webex: [
    'both',
    EN,
    'a.vtt',
    'WEBVTT\n\n' +
      write(EN, (n, w, s, i) => `${i + 1} "${n}" (39458${i % 2})\n${hms(s)}.000 --> ${hms(end(i))}.000\n${w}\n`),
  ],
  'whisper.cpp lrc': ['times', EN, 'a.lrc', `[by:whisper.cpp]\n${write(EN, (_n, w, s) => `[${mmss(s)}.00] ${w}`)}`],
  'whisperx txt': ['names', EN, 'a.txt', write(EN, (_n, w, _s, i) => `[SPEAKER_0${i % 2}]: ${w}`)],
  mpl2: ['times', EN, 'a.txt', write(EN, (_n, w, s, i) => `[${s * 10}][${end(i) * 10}]${w}`)],
  scc: [
    'nothing',
    EN,
    'a.scc',
    'Scenarist_SCC V1.0\n\n00:00:00:00\t9420 9420 94f2 94f2 c845 4c4c 4f20 942c 942f\n\n00:00:06:00\t9420 9420 94f2 c845 4c4c 4f20 942c 942f\n\n00:00:13:00\t9420 9420 94f2 c845 4c4c 4f20 942c 942f\n',
  ],
  textgrid: [
    'nothing',
    EN,
    'a.TextGrid',
    'File type = "ooTextFile"\nObject class = "TextGrid"\n\nxmin = 0\nxmax = 40\ntiers? <exists>\nsize = 1\nitem []:\n    item [1]:\n        class = "IntervalTier"\n        name = "Ruth"\n        xmin = 0\n        xmax = 40\n        intervals: size = 6\n' +
      write(
        EN,
        (_n, w, s, i) =>
          `        intervals [${i + 1}]:\n            xmin = ${s}\n            xmax = ${end(i)}\n            text = "${w}"`,
      ),
  ],
  chat: [
    'nothing',
    EN,
    'a.cha',
    '@UTF8\n@Begin\n@Languages:\teng\n@Participants:\tRUT Ruth Abara Adult, TOM Tom Weaver Adult\n@ID:\teng|x|RUT|||||Adult|||\n' +
      write(EN, (_n, w, _s, i) => `*${i % 2 ? 'TOM' : 'RUT'}:\t${w}`) +
      '\n@End\n',
  ],
  inqscribe: ['both', EN, 'a.txt', write(EN, (n, w, s) => `[${hms(s)}.15] ${n}: ${w}`)],
  f4: ['names', DE, 'a.txt', write(DE, (_n, w, _s, i) => `${i % 2 ? 'B' : 'I'}: ${w} #${hms(end(i))}-4#\n`)],
  'elan tab': ['both', DE, 'a.txt', write(DE, (n, w, s, i) => `${n}\t${hms(s)}.000\t${hms(end(i))}.000\t${w}`)],
  'maxqda docx': ['both', DE, 'a.docx', docx(write(DE, (n, w, s) => paragraph(`[${hms(s)}] ${n}: ${w}`), ''))],
  'word transcribe docx': [
    'both',
    EN,
    'a.docx',
    docx(paragraph('Transcript') + write(EN, (n, w, s) => paragraph(`${hms(s)} ${n}`) + paragraph(w), '')),
  ],
  'nvivo docx': [
    'both',
    EN,
    'a.docx',
    docx(
      `<w:tbl>${[['Timespan', 'Content', 'Speaker'], ...EN.map(([n, w, s], i) => [`${short(s)},0 - ${short(end(i))},0`, w, n])].map((r) => `<w:tr>${r.map((c) => `<w:tc>${paragraph(c)}</w:tc>`).join('')}</w:tr>`).join('')}</w:tbl>`,
    ),
  ],
  'german vtt': [
    'both',
    DE,
    'a.vtt',
    `WEBVTT\n\n${write(DE, (_n, w, s, i) => `${hms(s)}.000 --> ${hms(end(i))}.000\nSprecher ${(i % 2) + 1}: ${w}\n`)}`,
  ],
  'german csv': [
    'both',
    DE,
    'a.csv',
    'Start (hh:mm:ss);Ende;Person;Äußerung\r\n' +
      write(DE, (n, w, s, i) => `${hms(s)};${hms(end(i))};${n};"${w}"`, '\r\n'),
  ],
  'french spaced colon': ['names', FR, 'a.txt', write(FR, (n, w) => `${n} : ${w}\n`)],
  'french timed': ['both', FR, 'a.txt', write(FR, (n, w, s) => `${n} (${short(s)}) : ${w}\n`)],
  'spanish caps': ['names', ES, 'a.txt', write(ES, (n, w) => `${n.toUpperCase()}: ${w}\n`)],
  russian: ['both', RU, 'a.txt', write(RU, (n, w, s) => `${n} (${mmss(s)}): ${w}\n`)],
  'russian above': ['both', RU, 'a.txt', write(RU, (n, w, s) => `${n}, ${mmss(s)}\n${w}\n`)],
  'arabic digits': [
    'both',
    AR,
    'a.txt',
    write(AR, (n, w, s) => `[${mmss(s).replace(/\d/g, (d) => '٠١٢٣٤٥٦٧٨٩'.charAt(Number(d)))}] ${n}: ${w}`),
  ],
  hindi: ['names', HI, 'a.txt', write(HI, (n, w) => `${n}: ${w}\n`)],
  'notta ja': ['both', JA, 'a.txt', write(JA, (_n, w, s, i) => `話者 ${(i % 2) + 1}  ${mmss(s)}\n${w}\n`)],
  'ja brackets': ['names', JA, 'a.txt', write(JA, (n, w) => `【${n}】${w}\n`)],
  xunfei: ['both', ZH, 'a.txt', write(ZH, (n, w, s) => `${n} ${hms(s)}\n${w}\n`)],
  'pt reshape': ['both', PT, 'a.txt', write(PT, (n, w, s) => `${n} (${mmss(s)})\n${w}\n`)],
  turkish: ['names', TR, 'a.txt', write(TR, (n, w) => `${n}: ${w}\n`)],
  'emoji md': ['both', EN, 'a.md', `# Bees\n\n${write(EN, (n, w, s) => `🎙️ **${n}** (${short(s)})\n\n${w}\n`)}`],
  'anchors md': ['names', EN, 'a.md', write(EN, (n, w, s) => `<a id="t${s}"></a>**${n}:** ${w}\n`)],
  'lex md': [
    'both',
    EN,
    'a.md',
    write(EN, (n, w, s) => `${n} [(${hms(s)})](https://youtube.com/watch?v=x&t=${s}) ${w}\n`),
  ],
  dwarkesh: ['both', EN, 'a.md', write(EN, (n, w, s) => `**${n}** *${hms(s)}*\n\n${w}\n`)],
  'gemini md': [
    'names',
    EN,
    'a.md',
    `# 📖 Transcript\n\nMay 6, 2024\n\n### 00:00:00\n\n${write(EN, (n, w) => `**${n}:** ${w}\n`)}`,
  ],
  'yaml list': [
    'both',
    EN,
    'a.yml.txt',
    write(EN, (n, w, s) => `- speaker: ${n}\n  time: "${short(s)}"\n  text: "${w}"`),
  ],
  '3play words and people by time': [
    'both',
    EN,
    'a.json',
    json({
      words: wordsOf(EN).map(({ word, start }) => [String(Math.round(start * 1000)), word]),
      paragraphs: EN.map(([, , s]) => String(s * 1000 + 500)),
      speakers: Object.fromEntries(EN.map(([name, , s]) => [String(s * 1000 + 500), name])),
    }),
  ],
  'spotify with people': [
    'both',
    EN,
    'a.json',
    json({
      section: EN.flatMap(([name, text, s]) => [
        { startMs: s * 1000, title: { title: name } },
        { startMs: s * 1000, text: { sentence: { text } } },
      ]),
    }),
  ],
  'chapters between the words': [
    'times',
    EN,
    'a.json',
    json({
      section: EN.flatMap(([, text, s], i) => [
        ...(i % 2 ? [] : [{ startMs: s * 1000, title: { title: ['Hives', 'Stings', 'Song'][i / 2] } }]),
        { startMs: s * 1000, text: { sentence: { text } } },
      ]),
    }),
  ],
  'ja corner brackets': ['names', JA, 'a.txt', write(JA, (n, w) => `${n}「${w}」`)],
  'ja white corner brackets': ['names', JA, 'a.txt', write(JA, (n, w) => `${n}『${w}』\n`)],
  'ja angle brackets': ['names', JA, 'a.txt', write(JA, (n, w) => `＜${n}＞${w}`)],
  'picture before the name': ['names', EN, 'a.txt', write(EN, (n, w, _s, i) => `${i % 2 ? '🐝' : '🎙️'} ${n}: ${w}\n`)],
  'shape before the name': ['names', JA, 'a.txt', write(JA, (n, w) => `○${n}：${w}`)],
  'org list': ['names', DE, 'a.txt', write(DE, (n, w) => `- ${n} :: ${w}`)],
  asciidoc: ['names', FR, 'a.txt', write(FR, (n, w) => `${n}:: ${w}\n`)],
  'name, arrow': ['names', RU, 'a.txt', write(RU, (n, w) => `${n} > ${w}\n`)],
  'name, slashes': ['names', EN, 'a.txt', write(EN, (n, w) => `${n} // ${w}\n`)],
  'name, dash, a short line': ['names', ES, 'a.txt', write(ES, (n, w) => `${n} - ${w}\n`)],
  'seconds, full name in angles': ['both', EN, 'a.txt', write(EN, (n, w, s) => `[${s}.0s] <${n}> ${w}`)],
  'somebody called Code': ['names', EN, 'a.txt', write(EN, (_n, w, _s, i) => `${i % 2 ? 'Ruth' : 'Code'}: ${w}\n`)],
  guillemets: ['names', RU, 'a.txt', write(RU, (n, w) => `«${n}» ${w}`)],
  'guillemets with a colon': ['names', FR, 'a.txt', write(FR, (n, w) => `« ${n} » : ${w}\n`)],
  'turns in quotations': ['names', EN, 'a.md', write(EN, (n, w) => `> **${n}:** ${w}`, '\n>\n')],
  'plain turns in quotations': ['names', ES, 'a.md', write(ES, (n, w) => `> ${n}: ${w}\n`)],
  'names in quotations, words below': ['names', DE, 'a.md', write(DE, (n, w) => `> **${n}**\n\n${w}\n`)],
  'names in quotations, dashes below': ['names', DASHES, 'a.md', write(DASHES, (n, w) => `> **${n}**\n\n${w}\n`)],
  'names in quotations, words beside': ['names', DE, 'a.md', write(DE, (n, w) => `> **${n}** ${w}\n`)],
  'questions in bold as a whole': [
    'names',
    EN,
    'a.md',
    write(EN, (n, w, _s, i) => (i % 2 ? `${n}: ${w}\n` : `**${n}: ${w}**\n`)),
  ],
  'elan tab, all columns': [
    'both',
    DE,
    'a.txt',
    write(
      DE,
      (n, w, s, i) => `${n}\t\t${hms(s)}.000\t${s}.0\t${hms(end(i))}.000\t${end(i)}.0\t00:00:04.000\t4.0\t${w}`,
    ),
  ],
  'csv with seconds, without a header': ['both', FR, 'a.csv', write(FR, (n, w, s) => `"${n}";"${s}";"${w}"`)],
  'csv with numbers and seconds': ['both', EN, 'a.csv', write(EN, (n, w, s, i) => `${i + 1},${n},${s},"${w}"`)],
  'csv with numbers, and seconds with fractions': [
    'both',
    EN,
    'a.csv',
    write(EN, (n, w, s, i) => `${i + 1},${i % 2 ? s + 0.5 : s},${n},"${w}"`),
  ],
  'csv with the numbers of its rows': ['names', EN, 'a.csv', write(EN, (n, w, _s, i) => `${i + 1},${n},"${w}"`)],
  'a page whose classes tell': [
    'both',
    EN,
    'a.html',
    write(
      EN,
      (n, w, s) =>
        `<div class="row"><span class="time">${mmss(s)}</span><span class="speaker-name">${n}</span><span>${w}</span></div>`,
    ),
  ],
  'angles and a colon': ['names', EN, 'a.txt', write(EN, (n, w) => `<${n}>: ${w}`)],
  'a chat of Discord': [
    'names',
    EN,
    'a.txt',
    `${'='.repeat(62)}\nGuild: Bees\nChannel: Text / show\n${'='.repeat(62)}\n\n${write(EN, (n, w, s) => `[05/11/2024 ${hms(s).slice(3)}] ${n.toLowerCase().replace(' ', '.')}\n${w}\n`)}\n${'='.repeat(62)}\nExported 6 message(s)\n${'='.repeat(62)}\n`,
  ],
  'what Python prints': ['nothing', EN, 'a.txt', write(EN, (n, w) => `{'speaker': '${n}', 'text': "${w}"}`)],
  'records that Python prints over lines': [
    'nothing',
    EN,
    'a.txt',
    write(EN, (n, w) => `{'speaker': '${n}',\n 'role': 'guest',\n 'text': "${w}"}`),
  ],
  'a record that Python prints over lines': [
    'nothing',
    EN,
    'a.txt',
    `{'segments': [${write(EN, (n, w) => `{'speaker': '${n}', 'text': "${w}"}`, ',\n ')}]}\n`,
  ],
  xlsx: [
    'nothing',
    EN,
    'a.xlsx',
    zipSync({ '[Content_Types].xml': strToU8('<Types/>'), 'xl/workbook.xml': strToU8('<workbook/>') }),
  ],
};

const bytesOf = (content: string | Uint8Array): Uint8Array =>
  typeof content === 'string' ? new TextEncoder().encode(content) : content;

function spoken({ episode }: Read) {
  const people = new Map(episode?.speakers.map(({ id, name }) => [id, name]));
  return (episode?.turns ?? [])
    .filter(({ voice }) => voice === 'speech')
    .map(({ speaker, label, start, anchors, text }) => ({
      who: speaker ? people.get(speaker) : (label ?? null),
      starts: anchors.length > 0 ? anchors.map(({ seconds }) => seconds) : [start],
      text,
    }));
}

describe('further tools, in several languages', () => {
  it.each(Object.entries(SHAPES))('%s', async (_, [has, all, file, content]) => {
    const read = await readEpisodeBytes(`show/${file}`, bytesOf(content));
    if (has === 'nothing') {
      expect(read.episode).toBeNull();
      expect(read.problems.map(({ level }) => level)).toContain('error');
      return;
    }
    const turns = spoken(read);
    expect(turns.map(({ text }) => text).join(' ')).toBe(all.map(([, words]) => words).join(' '));
    if (has === 'times') {
      const heard = turns.flatMap(({ starts }) => starts);
      for (const [, , seconds] of all) expect(heard.some((one) => Math.abs((one ?? -9) - seconds) <= 1.1)).toBe(true);
      expect(turns.every(({ who }) => who === null)).toBe(true);
      return;
    }
    // One person speaks the odd turns and another the even ones, by their names where the file has them.
    const [first, second] = turns.map(({ who }) => who?.toLowerCase());
    expect(turns.map(({ who }) => who?.toLowerCase())).toEqual(all.map((_, i) => (i % 2 ? second : first)));
    expect(first).not.toBe(second);
    if (has !== 'both') return;
    for (const [i, [, , seconds]] of all.entries())
      expect(Math.abs((turns[i]?.starts[0] ?? -9) - seconds)).toBeLessThanOrEqual(1.1);
  });
});

it('reads a talk below one line as Python prints it', async () => {
  for (const last of ['', '\n[Music]\n', '\n{music}\n']) {
    const text = `{'laughter': 1}\n${write(EN, (n, w) => `${n}: ${w}`)}${last}`;
    const turns = spoken(await readEpisodeBytes('show/a.txt', bytesOf(text))).filter(({ who }) => who !== null);
    expect(turns.map(({ who }) => who)).toEqual(EN.map(([name]) => name));
    expect(turns.map(({ text }) => text).join(' ')).toContain(EN.map(([, words]) => words).join(' '));
  }
});

it('leaves a note to nobody where it stands once, and words with arrows alone', async () => {
  const lines = EN.map(([name, words]) => `${name}: ${words}\n`);
  const text = `${lines.slice(0, 3).join('\n')}\nNote: the wind was loud.\n\n${lines.slice(3).join('\n')}\nRuth Abara: Then honey > sugar // always, she said.\n`;
  const { episode } = await readEpisodeBytes('show/a.txt', bytesOf(text));
  expect(episode?.speakers.map(({ name }) => name).sort()).toEqual(['Ruth Abara', 'Tom Weaver']);
  expect(episode?.turns.at(-1)?.text).toBe('Then honey > sugar // always, she said.');
});

/** A paragraph for each line. */
const paragraphs = (...lines: string[]): string => lines.join('\n\n');

/** What each of them says of the sea is news, a quotation or a letter: nobody called so speaks. */
const NEWS = ['le sel', 'la mer', 'le port', 'la côte', 'le phare', 'la lampe'];

describe('what is quoted is nobody’s turn', () => {
  it.each([
    ['newspapers', NEWS.map((what, i) => `« ${i % 2 ? 'Libération' : 'Le Monde'} » a publié une enquête sur ${what}.`)],
    ['words and who says them', NEWS.map((what, i) => `« ${i % 2 ? 'Oui' : 'Bonjour'} » dit ${what} à la vieille.`)],
    [
      'newspapers among others',
      NEWS.map((what, i) => `${i % 3 ? '« Le Monde » Une enquête' : 'Un journal a publié une enquête'} sur ${what}.`),
    ],
    ['newspapers in bold', NEWS.map((what) => `**« Le Monde »** a publié une enquête sur ${what}.`)],
    ['newspapers in a list of times', NEWS.map((what, i) => `[00:0${i}] « Le Monde » a publié sur ${what}.`)],
  ])('%s', async (_, lines) => {
    const { episode } = await readEpisodeBytes('show/a.txt', bytesOf(paragraphs(...lines)));
    expect(episode?.speakers).toEqual([]);
  });

  it.each([
    ['', 'a publié une longue enquête.'],
    [' :', 'Une longue enquête.'],
  ])('within the turns of people, with “%s” behind it', async (colon, words) => {
    const text = paragraphs(
      '[Anne] Bonsoir à tous.',
      `[Paul] Bonsoir, Anne.\n\n« Le Monde »${colon} ${words}`,
      `[Anne] Je l’ai lue.\n\n« Le Monde »${colon} ${words}`,
      `[Paul] Moi aussi.\n\n« Le Monde »${colon} ${words}`,
    );
    const { episode } = await readEpisodeBytes('show/a.txt', bytesOf(text));
    expect(episode?.turns.map(({ speaker }) => speaker)).toEqual(['anne', 'paul', 'anne', 'paul']);
  });

  it('warns where nobody is named', async () => {
    const lines = NEWS.map((what, i) => `« ${i % 2 ? 'Libération' : 'Le Monde'} » a publié une enquête sur ${what}.`);
    const { problems } = await readEpisodeBytes('show/a.txt', bytesOf(paragraphs(...lines)));
    expect(problems.map(({ what }) => what).join()).toContain('“Le Monde” and “Libération”');
  });
});

it.each([
  [
    'a letter within a talk',
    [
      'Ann: today we read letters from you all',
      '> Dear Ann: I liked the show',
      '> and my dog did too',
      '> Question: do you keep bees at home?',
      '> Tom: no I do not',
      'Ann: what a letter that was',
    ],
  ],
  ['a talk read out within a talk', ['Ann: listen', ...['Tom', 'Eve', 'Tom', 'Eve'].map((n) => `> ${n}: no I do not`)]],
  [
    'a talk read out within a talk in brackets',
    ['[Ann] Listen.', ...['Tom', 'Eve', 'Tom', 'Eve'].map((n) => `> ${n}: no I do not`), '[Ann] Yes.'],
  ],
  [
    'many letters',
    ['Dear Ann', 'Tom', 'Eve', 'Rosa', 'Tom', 'Eve', 'Hugo'].map((n) => `> ${n}: I liked the show and all the bees`),
  ],
  ['letters', ['> Dear Ann: I liked the show', '> PS: my dog did too', '> Tom: no I do not', '> Tom: nor do I']],
])('leaves quoted what is read out: %s', async (_, lines) => {
  const { episode } = await readEpisodeBytes('show/a.md', bytesOf(paragraphs(...lines)));
  const names = episode?.speakers.map(({ name }) => name) ?? [];
  for (const name of ['Dear Ann', 'Tom', 'Eve']) expect(names).not.toContain(name);
});

describe('numbers of a table without a header', () => {
  const csv = (numbers: readonly number[], rest = (n: string, w: string) => `${n},"${w}"`): string =>
    EN.map(([name, words], i) => `${numbers[i]},${rest(name, words)}`).join('\n');
  it.each([
    ['a row was deleted', csv([1, 2, 4, 5, 6, 7])],
    ['two rows were deleted', csv([1, 2, 4, 7, 8, 9])],
    ['they go up by ten', csv([10, 20, 30, 40, 50, 60])],
    ['they go up by ten and one was deleted', csv([10, 20, 30, 50, 60, 70])],
    ['each turn has several', csv([1, 1, 2, 2, 4, 4])],
  ])('are no times where %s', async (_, text) => {
    const { episode } = await readEpisodeBytes('show/a.csv', bytesOf(text));
    expect(episode?.turns.map(({ speaker }) => speaker)).toHaveLength(6);
    expect(episode?.turns.map(({ start }) => start)).toEqual(EN.map(() => null));
  });

  it('are starts where ends stand beside them', async () => {
    const text = csv([0, 5, 10, 15, 20, 25]).replaceAll(/^(\d+),/gm, (_, start: string) => `${start},${start}.5,`);
    const { episode } = await readEpisodeBytes('show/a.csv', bytesOf(text));
    expect(episode?.turns.map(({ start }) => start)).toEqual([0, 5, 10, 15, 20, 25]);
  });
});
