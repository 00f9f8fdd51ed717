import { clock, endOf, ms, numbers, type Said, startOf, textOf } from './talks.ts';

/** A file in the shape of one program, and how much of what was said it holds. */
export interface Shape {
  file: string;
  format: string;
  write(said: readonly Said[]): string;
  speakers: boolean;
  /** How exact its times are, in seconds. */
  within: number;
}

const xml = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
const declared = '<?xml version="1.0" encoding="UTF-8"?>\n';
const pad = (n: number): string => String(Math.floor(n)).padStart(2, '0');
const frames = (seconds: number, rate: number): string =>
  `${clock(Math.floor(seconds)).slice(0, 8)}:${pad((seconds % 1) * rate)}`;
const short = (seconds: number): string => clock(seconds).slice(1, -1);
const each = (said: readonly Said[], make: (s: Said, n: number, i: number) => string, between = '\n'): string => {
  const n = numbers(said);
  return said.map((s, i) => make(s, n.get(s.who)!, i)).join(between);
};
const tt = (attributes: string, body: string, head = ''): string =>
  `${declared}<tt xmlns="http://www.w3.org/ns/ttml" xmlns:ttm="http://www.w3.org/ns/ttml#metadata" ${attributes}>
<head>${head}</head><body>${body}</body></tt>`;
const quoted = (text: string): string => `"${text.replaceAll('"', '""')}"`;

export const shapes: { [name: string]: Shape } = {
  'Apple Podcasts': {
    file: '1.ttml',
    format: 'TTML',
    speakers: true,
    within: 0.05,
    write: (said) =>
      tt(
        'xml:lang="en-US"',
        `<div>${each(
          said,
          (s, n) =>
            `<p begin="${startOf(s)}" end="${endOf(s)}" ttm:agent="SPEAKER_${n}"><span podcasts:unit="sentence">${s.words
              .map((w) => `<span podcasts:unit="word" begin="${w.start}" end="${w.end}">${xml(w.text)}</span>`)
              .join('')}</span></p>`,
          '',
        )}</div>`,
      ),
  },
  'TTML with agents that have names': {
    file: '1.xml',
    format: 'TTML',
    speakers: true,
    within: 0.05,
    write: (said) =>
      tt(
        'xml:lang="en"',
        `<div>${each(
          said,
          (s, n) => `<p begin="${clock(startOf(s))}" end="${clock(endOf(s))}" ttm:agent="a${n}">
            <span tts:color="white">${xml(textOf(s))}</span>
          </p>`,
        )}</div>`,
        `<metadata><ttm:title>A talk</ttm:title>${[...numbers(said)]
          .map(
            ([name, n]) =>
              `<ttm:agent xml:id="a${n}" type="person"><ttm:name type="full">${name}</ttm:name></ttm:agent>`,
          )
          .join('')}</metadata>`,
      ),
  },
  'DFXP, lines and frames': {
    file: '1.dfxp',
    format: 'TTML',
    speakers: false,
    within: 0.05,
    write: (said) =>
      tt(
        'ttp:frameRate="25" ttp:timeBase="media"',
        `<div>${each(said, (s) => {
          const half = Math.ceil(s.words.length / 2);
          const [a, b] = [s.words.slice(0, half), s.words.slice(half)].map((w) => xml(w.map((o) => o.text).join(' ')));
          return `<p begin="${frames(startOf(s), 25)}" end="${frames(endOf(s), 25)}" region="bottom">${a}<br/>${b}</p>`;
        })}</div>`,
      ),
  },
  'TTML in ticks, with a prefix': {
    file: '1.ttml',
    format: 'TTML',
    speakers: false,
    within: 0.05,
    write: (said) =>
      `${declared}<tt:tt xmlns:tt="http://www.w3.org/ns/ttml" ttp:tickRate="10000000"><tt:body><tt:div>${each(
        said,
        (s) =>
          `<tt:p xml:id="p${ms(startOf(s))}" begin="${ms(startOf(s)) * 10_000}t" end="${ms(endOf(s)) * 10_000}t">${xml(textOf(s))}</tt:p>`,
      )}</tt:div></tt:body></tt:tt>`,
  },
  'TTML, words counted from their paragraph': {
    file: '1.ttml',
    format: 'TTML',
    speakers: true,
    within: 0.05,
    write: (said) =>
      tt(
        '',
        each(
          said,
          (s) => `<div ttm:agent="${s.who}"><p begin="${startOf(s)}s" dur="${(endOf(s) - startOf(s)).toFixed(2)}s">
          ${s.words.map((w) => `<span begin="${ms(w.start - startOf(s))}ms">${xml(w.text)}</span>`).join('\n          ')}
          </p></div>`,
        ),
      ),
  },
  'Podlove XML': {
    file: '1.xml',
    format: 'Podlove XML',
    speakers: true,
    within: 0.05,
    write: (said) =>
      `${declared}<pst:transcripts xmlns:pst="http://podlove.org/simple-transcripts" version="1.0">${each(said, (s) => {
        const half = Math.ceil(s.words.length / 2);
        return `<pst:speech><pst:speaker>${s.who}</pst:speaker>${[s.words.slice(0, half), s.words.slice(half)]
          .map(
            (w) =>
              `<pst:item start="${clock(w[0]!.start)}" end="${clock(w.at(-1)!.end)}">${xml(w.map((o) => o.text).join(' '))}</pst:item>`,
          )
          .join('\n')}</pst:speech>`;
      })}</pst:transcripts>`,
  },
  srv1: {
    file: '1.srv1',
    format: "YouTube's captions",
    speakers: false,
    within: 0.05,
    write: (said) =>
      `<?xml version="1.0" encoding="utf-8" ?><transcript>${each(
        said,
        (s) =>
          `<text start="${startOf(s)}" dur="${(endOf(s) - startOf(s)).toFixed(2)}">${xml(textOf(s).replaceAll("'", '&#39;'))}</text>`,
        '',
      )}</transcript>`,
  },
  srv2: {
    file: '1.srv2',
    format: "YouTube's captions",
    speakers: false,
    within: 0.05,
    write: (said) =>
      `<?xml version="1.0" encoding="utf-8" ?><timedtext><window t="0" id="1" op="define" rc="15" cc="40"/>${each(
        said,
        (s) =>
          s.words
            .map(
              (w, i) =>
                `<text t="${ms(w.start)}" d="${ms(w.end - w.start)}" w="1"${i ? ' append="1"> ' : '>'}${xml(w.text)}</text>`,
            )
            .join('\n'),
      )}</timedtext>`,
  },
  srv3: {
    file: '1.srv3',
    format: "YouTube's captions",
    speakers: false,
    within: 0.05,
    write: (said) =>
      `<?xml version="1.0" encoding="utf-8" ?><timedtext format="3">\n<head>\n<ws id="0"/>\n<wp id="1" ap="6" ah="20"/>\n</head>\n<body>\n<w t="0" id="1" wp="1" ws="1"/>\n${each(
        said,
        (s) =>
          `<p t="${ms(startOf(s))}" d="${ms(endOf(s) - startOf(s))}" w="1">${s.words
            .map((w, i) => `<s${i ? ` t="${ms(w.start - startOf(s))}"` : ''} ac="0">${i ? ' ' : ''}${xml(w.text)}</s>`)
            .join('')}</p>\n<p t="${ms(endOf(s))}" d="10" w="1" a="1">\n</p>`,
      )}\n</body>\n</timedtext>`,
  },
  'srv3, made by hand': {
    file: '1.srv3',
    format: "YouTube's captions",
    speakers: false,
    within: 0.05,
    write: (said) =>
      `<?xml version="1.0" encoding="utf-8" ?><timedtext format="3"><body>${each(
        said,
        (s) => `<p t="${ms(startOf(s))}" d="${ms(endOf(s) - startOf(s))}">${xml(textOf(s))}</p>`,
      )}</body></timedtext>`,
  },
  'SAMI in two languages': {
    file: '1.smi',
    format: 'SAMI',
    speakers: false,
    within: 0.05,
    write: (said) =>
      `<SAMI>\n<HEAD>\n<TITLE>A talk</TITLE>\n<STYLE TYPE="text/css"><!--\nP { margin-left: 1pt; }\n.ENUSCC {Name: English; lang: en-US;}\n--></STYLE>\n</HEAD>\n<BODY>\n${each(
        said,
        (s, _n, i) =>
          `<SYNC Start=${ms(startOf(s))}><P Class=ENUSCC>${xml(textOf(s))}\n<P Class=FRFRCC>${i ? 'Oui.' : 'Bon.'}\n<SYNC Start=${ms(endOf(s))}><P Class=ENUSCC>&nbsp;`,
      )}\n</BODY>\n</SAMI>`,
  },
  ASS: {
    file: '1.ass',
    format: 'SubStation Alpha',
    speakers: true,
    within: 0.05,
    write: (said) =>
      `[Script Info]\n; Script generated by a program\nTitle: A talk\nScriptType: v4.00+\n\n[V4+ Styles]\nFormat: Name, Fontname, Fontsize\nStyle: Default,Arial,20\n\n[Events]\nFormat: Layer, Start, End, Style, Name, MarginL, MarginR, MarginV, Effect, Text\nComment: 0,0:00:00.00,0:00:01.00,Default,,0,0,0,,not said by anybody\nDialogue: 1,0:00:00.00,0:00:09.00,Default,,0,0,0,,{\\p1}m 0 0 l 100 0 100 100{\\p0}\n${each(
        said,
        (s) =>
          `Dialogue: 0,${short(startOf(s))},${short(endOf(s))},Default,${s.who},0,0,0,,{\\an8\\i1}${s.words
            .map((w, i) => (i === 2 ? `\\N{\\i0}${w.text}` : `${i ? ' ' : ''}${w.text}`))
            .join('')}`,
      )}\n`,
  },
  SSA: {
    file: '1.ssa',
    format: 'SubStation Alpha',
    speakers: false,
    within: 0.05,
    write: (said) =>
      `[Script Info]\nScriptType: v4.00\n\n[Events]\nFormat: Marked, Start, End, Style, Name, MarginL, MarginR, MarginV, Effect, Text\n${each(
        said,
        (s) =>
          `Dialogue: Marked=0,${short(startOf(s))},${short(endOf(s))},Default,NTP,0000,0000,0000,!Effect,${textOf(s)}`,
      )}\n`,
  },
  'TSV of Whisper': {
    file: '1.tsv',
    format: 'table',
    speakers: false,
    within: 0.05,
    write: (said) => `start\tend\ttext\n${each(said, (s) => `${ms(startOf(s))}\t${ms(endOf(s))}\t${textOf(s)}`)}\n`,
  },
  'CSV of whisper.cpp': {
    file: '1.csv',
    format: 'table',
    speakers: false,
    within: 0.05,
    write: (said) =>
      `start,end,text\n${each(said, (s) => `${ms(startOf(s))},${ms(endOf(s))},${quoted(` ${textOf(s)}`)}`)}\n`,
  },
  "Audacity's labels": {
    file: '1.txt',
    format: 'table',
    speakers: false,
    within: 0.05,
    write: (said) =>
      each(
        said,
        (s, _n, i) =>
          `${startOf(s).toFixed(6)}\t${endOf(s).toFixed(6)}\t${textOf(s)}${i === 1 ? '\n\\\t100.000000\t2000.000000' : ''}`,
      ),
  },
  'CSV, who says what when': {
    file: '1.csv',
    format: 'table',
    speakers: true,
    within: 0.05,
    write: (said) =>
      `Speaker,Start,End,Text\n${each(said, (s) => [s.who, clock(startOf(s)), clock(endOf(s)), quoted(textOf(s))].join(','))}`,
  },
  'CSV of Premiere': {
    file: '1.csv',
    format: 'table',
    speakers: true,
    within: 0.06,
    write: (said) =>
      `"Speaker Name","Start Time","End Time","Text"\n${each(said, (s) =>
        [s.who, frames(startOf(s), 25), frames(endOf(s), 25), textOf(s)].map(quoted).join(','),
      )}`,
  },
  'semicolons, and columns of no use': {
    file: '1.csv',
    format: 'table',
    speakers: true,
    within: 0.05,
    write: (said) =>
      `Number;In;Out;Duration;Speaker;Transcript;Notes\n${each(said, (s, _n, i) =>
        [i + 1, clock(startOf(s)), clock(endOf(s)), (endOf(s) - startOf(s)).toFixed(2), s.who, textOf(s), ''].join(';'),
      )}`,
  },
  'TSV of words': {
    file: '1.tsv',
    format: 'table',
    speakers: true,
    within: 0.05,
    write: (said) =>
      `word\tstart\tend\tspeaker\n${each(said, (s) => s.words.map((w) => [w.text, w.start, w.end, s.who].join('\t')).join('\n'))}`,
  },
  'commas without quotes': {
    file: '1.csv',
    format: 'table',
    speakers: false,
    within: 0.05,
    write: (said) => `start,end,text\n${each(said, (s) => [startOf(s), endOf(s), textOf(s)].join(','))}`,
  },
  Transcriber: {
    file: '1.trs',
    format: 'Transcriber',
    speakers: true,
    within: 0.05,
    write: (said) =>
      `<?xml version="1.0" encoding="ISO-8859-1"?>\n<!DOCTYPE Trans SYSTEM "trans-14.dtd">\n<Trans scribe="x" audio_filename="y" version="1">\n<Speakers>\n${[
        ...numbers(said),
      ]
        .map(([name, n]) => `<Speaker id="spk${n}" name="${name}" check="no"/>`)
        .join('\n')}\n</Speakers>\n<Episode>\n<Section type="report" startTime="0" endTime="99">\n${each(
        said,
        (s, n, i) =>
          i % 3 === 2
            ? `<Turn speaker="spk0 spk1" startTime="${startOf(s)}" endTime="${endOf(s)}">\n<Sync time="${startOf(s)}"/>\n<Who nb="${n + 1}"/>\n${xml(textOf(s))}\n</Turn>`
            : `<Turn startTime="${startOf(s)}" endTime="${endOf(s)}" speaker="spk${n}">\n<Sync time="${startOf(s)}"/>\n${xml(textOf(s))}\n<Event desc="rire" type="noise" extent="instantaneous"/>\n</Turn>`,
      )}\n</Section>\n</Episode>\n</Trans>\n`,
  },
};
