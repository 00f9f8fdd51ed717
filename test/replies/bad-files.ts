/** Files as hosts have them, each with something wrong. */
export const badFiles: Record<string, string | Uint8Array> = {
  'empty.md': '',
  'binary.bin.txt': new Uint8Array([0, 1, 2, 255, 254, 0, 7]),
  'yaml.md': '---\nshow: "The Lamp Hour\ntitle: x\n---\nAda: Words.\n',
  'list.md': '---\n- a\n---\nAda: Words.\n',
  'date.md': '---\nshow: The Lamp Hour\ndate: soon\n---\nAda: Words of a talk.\n',
  'nothing.md': '---\nshow: The Lamp Hour\n---\n',
  'no-show.md': 'Ada: Words of a talk that nobody gave a name.\nBob: Indeed.\n',
  'cut.json': '{"segments": [{"text": "a"',
  'none.json': '{"a": 1}',
  'page.html': '<html><body></body></html>',
  'not.pdf': 'no pdf',
  'not.docx': 'no document',
  'feed.xml': '<?xml version="1.0"?><rss><channel></channel></rss>',
  'backwards.vtt': 'WEBVTT\n\n00:10.000 --> 00:12.000\nOne thing.\n\n00:01.000 --> 00:02.000\nAnother thing.\n',
};
