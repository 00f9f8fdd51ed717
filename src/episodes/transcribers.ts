/** Who transcribes: services and programs that sign their work and name their files, without spaces. */
export const TRANSCRIBERS: ReadonlySet<string> = new Set(
  `rev temi otter descript riverside sonix trint happyscribe turboscribe amara castmagic fireflies zoom veed kapwing
  buzzsprout podium castingwords gotranscript scribie simonsays deepgram assemblyai whisper whisperx macwhisper aiko
  notta tactiq fathom podscribe speechpad verbit 3play ava transcribeme youtube elevenlabs adobe cleanvoice podbean
  spotify apple noscribe vibe squadcast zencastr tldv`.split(/\s+/),
);

/** Of them, those that titles speak of, too. */
export const SPOKEN_OF: ReadonlySet<string> = new Set(
  'apple spotify youtube adobe zoom whisper ava fathom podium amara vibe temi'.split(' '),
);
