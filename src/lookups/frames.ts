/**
 * What stands around the words that are to be searched for: greetings, "could you tell me what he said about …", "… or
 * something". A row is taken off the start or the end of a message again and again, as long as something searchable is
 * left. Its examples, `[message, what is left]`, are its tests. How phrases are written: `phrases.ts`; their lists:
 * `lists.ts`.
 */
export interface Frame {
  name: string;
  at: 'start' | 'end';
  phrases: readonly string[];
  examples: readonly (readonly [message: string, left: string])[];
}

const lines = (text: string): string[] =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean);

export const frames: readonly Frame[] = [
  {
    name: 'opening',
    at: 'start',
    phrases: lines(`
      <opening>
      right|cool|nice|great|awesome|dear|sweet|perfect|interesting ,`),
    examples: [
      ['hey, bitcoin', 'bitcoin'],
      ['nice, and pytorch', 'pytorch'],
      ['great stagnation', 'great stagnation'],
    ],
  },
  {
    name: 'announced question',
    at: 'start',
    phrases: lines(`
      a|one|just|another* quick|random|dumb|stupid|silly|serious|genuine|honest|small question|q|one
      question|q ,
      not sure if|whether ... but
      i|im? just|was|am* wondering|curious if|whether|about|what|how?
      i wonder if|what|how?
      i want to quote`),
    examples: [
      ['quick question: jax', 'jax'],
      ['I was wondering about tenure', 'tenure'],
    ],
  },
  {
    name: 'wish',
    at: 'start',
    phrases: lines(`
      <wish> find|remember|recall|locate|hear|know|see|read? out?
      i|we? cant find|remember|recall|locate|hear|know|see|read? out?`),
    examples: [
      ['trying to find the bit about compost', 'compost'],
      ["can't remember the kaggle story", 'kaggle story'],
    ],
  },
  {
    name: 'request',
    at: 'start',
    phrases: lines(`
      can|could|would|will|wud|cud you|u|ya|someone|anyone|somebody|anybody|we|i guys? <please>|maybe?
      do|does|did you|u|ya|yall|anyone|anybody|someone|somebody|we guys|all|here? happen|to* <recall> if|whether?
      do|does|did any of you|u guys|all|here? happen|to* <recall> if|whether?
      do|does|did ... ring a bell
      anyone|anybody|someone|somebody|any|some one|body? here? <recall> if|whether?
      any idea|clue|thoughts|chance|way if|whether|on|about|of|that?
      no idea if|whether|on|about|of|that?
      idk|dunno|remember|recall if|whether|on|about|of|that?
      i kinda|vaguely|half? remember if|whether|on|about|of|that?
      i sort of remember if|whether|on|about|of|that?
      i think|believe|guess|swear|heard|thought if|whether|on|about|of|that?
      pretty sure if|whether|on|about|of|that?
      you|u know|remember if|whether|on|about|of|that?
      <tell> me|us|him? up|out|through|to|for|with|know|see|hear|have*`),
    examples: [
      ['could you tell me about angels', 'angels'],
      ['does anyone remember the bit on hair dryers', 'hair dryers'],
      ['any thoughts on rust', 'rust'],
    ],
  },
  {
    name: 'question word',
    at: 'start',
    phrases: lines(`
      <asking> is|s|was|were|are?
      how come|do|does|did
      <auxiliary>
      <somebodys>
      <somebody>
      at? what|which point|time|minute|timestamp|second
      how far|long|many minutes? in|into
      in? which|what guest|guests|host|person|speaker
      the|a? timestamp|timestamps|timecode|minute|time|link|source|sources for|of|where|when|to|on
      the|a? time stamp|stamps for|of|where|when|to|on`),
    examples: [
      ['at what point does he mention rust', 'rust'],
      ['which guest worked at tesla', 'worked at tesla'],
      ['timestamp for the constantinople bit', 'constantinople'],
    ],
  },
  {
    name: 'saying',
    at: 'start',
    phrases: lines(`
      <howsaid>* to? <saying> <whatsaid>* <preposition>?
      bring|brings|brought|bringing that|it? up about?
      <whichthing>* <saidthing> was|is|were? again? <preposition>
      <thingy> interesting|good|else|specific|cool? <concerning>
      <thingy> at all <concerning>
      about|regarding|re|on|of|abt|concerning|that|if|whether|where|when|with|for|to|like|how
      in which`),
    examples: [
      ['what did they say about bitcoin', 'bitcoin'],
      ['the story about elephants', 'elephants'],
      ['anything interesting on sleep', 'sleep'],
      ['thought leaders on tv', 'thought leaders on tv'],
    ],
  },
  {
    name: 'article',
    at: 'start',
    phrases: lines(`
      the|a|an|this|these|those|some|any|his|her|their|he|she|they|it|its|we|you|u|there|theres
      ep|eps|episode|episodes|one|guy|dude|guest|host|person|podcast|pod|show|interview <clause>+
      was|were|is|are|been|being it|that|this|there|he|she|they|the one?
      again|also|ever|even|exactly|really|actually|just|only|maybe|probably
      it|that was`),
    examples: [
      ['the episode where they talk about moats', 'moats'],
      ['the great stagnation', 'great stagnation'],
    ],
  },
  {
    name: 'closing',
    at: 'end',
    phrases: ['<closing>'],
    examples: [
      ['bitcoin or something', 'bitcoin'],
      ['pytorch please', 'pytorch'],
    ],
  },
  {
    name: 'place',
    at: 'end',
    phrases: lines(`
      in|on|from|during|of|throughout|for <theplace>* <where>
      in|on|from|during|of|throughout|for one of the <theplace>* <where>`),
    examples: [
      ['moats in the last episode', 'moats'],
      ['sweden on the show', 'sweden'],
    ],
  },
  {
    name: 'said',
    at: 'end',
    phrases: lines(`
      that|which|what? <somebody> was|were|is|had|has|have|ever|just|even|been* <saying>|<meaning> <dangling>*
      that|which|what? <somebodys> <saying>|<meaning> <dangling>*
      was|is|were|got|gets|been|being mentioned|discussed|said|covered|explained|addressed
      was|is|were|got|gets|been|being talked about
      was|is|were|got|gets|been|being brought up
      come|comes|came|brought|bring|brings|coming up
      did|does|do|has|have|was|is <somebody>?
      about|of|on|regarding|with|that|the|a|and|or|to|in|from|for|by
      <asked>? know|knows|remember|remembers|recall|recalls|kno
      what|which <place>|one|part|timestamp|minute|time was|is? it|that|this?
      the bit|part|quote|section|clip|moment|episode|ep
      thing|things|bit|part|quote|quotes|stuff|rant|joke|meme|line|clip|moment|discussion|episode|ep`),
    examples: [
      ['the thing about moats that he mentioned', 'moats'],
      ['catholic priest quote', 'catholic priest'],
      ['reinforcement learning came up', 'reinforcement learning'],
    ],
  },
];
