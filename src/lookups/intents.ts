/**
 * What a message may ask for, as a table. A new intent is a row here (and what `understand.ts` answers for its name); its
 * examples and counterexamples are its tests. How phrases are written: `phrases.ts`; their lists: `lists.ts`.
 */

export type IntentName =
  | 'leave'
  | 'help'
  | 'thanks'
  | 'greeting'
  | 'laughter'
  | 'more'
  | 'context'
  | 'link'
  | 'speaker'
  | 'archive'
  | 'any'
  | 'outside'
  | 'opinion'
  | 'who'
  | 'when'
  | 'which'
  | 'place'
  | 'newest'
  | 'follows'
  | 'narrows'
  | 'spoken';

export interface Intent {
  name: IntentName;
  /**
   * Where a phrase must stand. `whole`: it is all of the message but for decoration ("ok … please"); `start`: decoration
   * may stand before it; `anywhere`.
   */
  where: 'whole' | 'start' | 'anywhere';
  phrases: readonly string[];
  examples: readonly string[];
  counterexamples: readonly string[];
}

const lines = (text: string): string[] =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean);

export const intents: readonly Intent[] = [
  {
    name: 'leave',
    where: 'whole',
    phrases: lines(`
      <please>|just|can|could|enough|you* leave
      <please>|just|can|could|enough|you* leave this|the|us|me|here thread|channel|alone?
      <please>|just|can|could|you* go|get|piss|fuck|bugger away|off|out|lost of? here?
      <please>|just|can|could|you* shut up|it
      <please>|just|can|could|you* shush|shh|sh|hush|quiet|stfu|begone|mute|silence
      <please>|just|can|could|you* be quiet|silent
      <please>|just|can|could|you* stop
      <please>|just|can|could|you* stop it|that|talking|replying|posting|spamming|answering
      <please>|just|can|could|you* stop butting in
      <please>|just|can|could|you* stay|keep out of? this|it|here?
      not now`),
    examples: ['please leave this thread', 'shut up', 'stop spamming pls', 'be quiet overlord', 'not now'],
    counterexamples: ['stop words in search', 'when did he leave facebook', 'quiet quitting', 'leave of absence'],
  },
  {
    name: 'help',
    where: 'whole',
    phrases: lines(`
      help me?
      commands|usage|info|topics|about
      what commands do|are? <you>|there? have?
      what topics
      what can|do|does <you>|i|this do|ask|know <you>?
      what|who are|r <you>
      whats|what is? this bot|thing? for?
      what are|r|is <you>|this bot? for
      who|what dis
      how do|does|to i|you|we|u|this|it|the|use|bot use|work|ask|works <you>|this|it|the? bot|thing?
      how does this|the bot work
      introduce|explain yourself
      how to use`),
    examples: ['help', 'what can you do?', 'who are you', 'how does this bot work', 'introduce yourself'],
    counterexamples: ['help with a phd', 'what are gpus', 'who are the guests', 'how do i get into open source'],
  },
  {
    name: 'thanks',
    where: 'whole',
    phrases: lines(`
      <praise>* many? <thank>+ <thanked>*
      <praise>* good|nice|great|best bot
      <praise>* much? appreciated|appreciate it?
      <praise>* well done
      <praise>* good|nice|great|fine job|work|one
      love it|this|you|u|ily
      ily
      <you> rock|rule
      <you> are|r the best|greatest|man`),
    examples: ['thank you so much', 'good bot', 'thanks, great', 'nice one', 'cheers mate', 'thanks that helps'],
    counterexamples: ['thanks, and what about bitcoin', 'great stagnation', 'good job market', 'thanks giving'],
  },
  {
    name: 'greeting',
    where: 'whole',
    phrases: lines(`
      <hello>+ <everyone>*
      good night|bot
      gn|ping|test|testing|welcome|bye|goodbye|wassup|whassup <everyone>*
      see|cya <you>?
      whats|what is? up|good|new|happening <everyone>*
      what is|s? going on
      whats going on
      how|hows are|r|is|s|have|was <you>|it|life|everything|things|been? doing|going|been? today?
      how|hows is|was|s? your|ur day|week|weekend|morning|evening going|been|so? far? today?
      hows it going today?
      are|is? <you> there|up|awake|ok|around|alive|online|working still?`),
    examples: [
      'hello there',
      'good morning overlord',
      "what's up?",
      'how is your day?',
      'are you there?',
      'how are you',
    ],
    counterexamples: ['hello world programs', 'how is academia', 'test driven development', 'are you sentient?'],
  },
  {
    name: 'laughter',
    where: 'whole',
    phrases: ['<reaction>+'],
    examples: ['lmao', 'lol ok', 'that is hilarious', 'makes sense', 'oh no', 'wow'],
    counterexamples: ['interesting books', 'lol what about pytorch', 'why', 'more'],
  },
  {
    name: 'more',
    where: 'whole',
    phrases: lines(`
      <asksmore>* more|moar <ofthat>*
      <asksmore>* another|next|other|others one|ones|quote|quotes? <ofthat>*
      <asksmore>* one|some more <ofthat>*
      <asksmore>* any|some more|others? quotes? <ofthat>*
      <asksmore>* any|some|every|something|anything|someone|somebody|anybody|anyone else|more <ofthat>*
      anything|something else|more <ofthat>*
      what|who else <ofthat>*
      what|who else did|does|do <somebody> say|said|think <ofthat>*
      else
      keep going|coming
      keep them|it|em coming
      go on
      continue`),
    examples: [
      'more',
      'anything else?',
      'another one please',
      'what else did he say',
      'keep them coming',
      'got any more?',
    ],
    counterexamples: ['more data beats better models', 'what else is dying', 'and what about bitcoin', 'why?'],
  },
  {
    name: 'context',
    where: 'whole',
    phrases: lines(`
      <asksmore>* a|an|some|the|more|full|bit|whole* context <ofthat>*
      why|how so|come|that|tho?
      whats|what is? the? context|reason
      why did|does|would <somebody> say|think that|so|this|it?
      what did|does|do|was <somebody>? mean|meant|means by? that|this|it?
      what does that|this|it mean
      what <happened>|came|comes|was|is said? before|after|next|around that|this|it?
      what did|does|do <somebody> say|said before|after|next|around that|this|it?
      <asksmore>* the|a whole|full|rest|entire|surrounding of? the|that|it? passage|conversation|quote|thing|discussion?
      <asksmore>* explain|expand|elaborate|details on? that|it|this?
      meaning`),
    examples: [
      'context please',
      'why?',
      'more context',
      'what did he say next?',
      'show me the whole passage',
      'how so',
    ],
    counterexamples: ['context windows', 'why is academia dead', 'what came before pytorch', 'how come mark left'],
  },
  {
    name: 'link',
    where: 'whole',
    phrases: lines(`
      <asksmore>* a|the|some|any|that* link|links|url|source|sources|audio|video|clip <ofthat>*
      whats|what is? the link|url|source
      where|how can|could|do|to i|we|you? listen|hear|watch|find|see to? it|this|that|him|her|them?
      where is|can|s? that|this|it from
      wheres it|this|that from?
      can|could i|we|you? hear|listen|watch to? it|this|that <somewhere>?
      listen|hear to? it|this|that?`),
    examples: ['link?', 'got a link?', 'where can i listen to this', 'source?', 'can i hear it somewhere', 'url pls'],
    counterexamples: ['linked lists', 'open source', 'where can i listen to jeff', 'source code', 'video games'],
  },
  {
    name: 'speaker',
    where: 'whole',
    phrases: lines(`
      who|whos|what is|was|were? that|this|it|he|she|they|talking|speaking guy|person|guest|quoted?
      who said|says|say that|this|it|so?
      whos that|this|it|he|she|talking|speaking here?
      who is|was talking|speaking here?
      who|whose words|quote? is|are? that|this|it|those?
      who`),
    examples: ['who is that', 'who said that?', 'whos talking', 'who was it'],
    counterexamples: ['who is karpathy', 'who said that data engineers are paid half', 'what about jeff'],
  },
  {
    name: 'archive',
    where: 'whole',
    phrases: lines(`
      what|which|who|whos|list|show how? many? <allof>* <kept> <there>*
      how many <allof>* <kept> <there>*
      who <be> <allof>* <kept> <there>*
      what <be> <allof>* <kept> <there>*
      what is|s? in the|your|this archive|database|library
      whats in the|your|this archive|database|library
      what do|does|can <you> know|have|tell me? about?
      what can <you> tell me? about`),
    examples: ['how many episodes are there?', 'list all episodes', 'who are the guests?', 'what shows do you know'],
    counterexamples: ['which episode talks about documentation?', 'people', 'what people say about machine learning'],
  },
  {
    name: 'any',
    where: 'whole',
    phrases: lines(`
      <asksmore>* <fine>* quote|quotes|qoute of? the? day|moment|week? for? me|us?
      surprise me|us
      random
      <asksmore>* with? a|the|your? random|good|nice|great|best|funny|cool one for? me|us?
      tell|show me|us something|anything <fine>
      something|anything <fine>`),
    examples: [
      'random quote',
      'surprise me',
      'give me a good quote please',
      'quote of the day',
      'got a good quote for me?',
    ],
    counterexamples: ['quote about hugging face', 'random forests', 'another one', 'best quote of jeff'],
  },
  {
    name: 'outside',
    where: 'anywhere',
    phrases: lines(`
      weather|forecast|raining|snowing|sunny|humidity
      temperature outside
      will|does it rain|snow
      what time|day|date|year|month is it
      tell|say me|us? a|another|some joke|jokes|story|poem|riddle|secret
      tell|say me|us? your best? joke|story|poem
      tell|say me|us? a|another|some fun fact
      bedtime story
      are|r|were <you> <degree>* <being>
      do|did|can|could|would|will|have|should|dont|cant|wont <you> even|ever|really|also* <humanverb>
      do|did|have <you> have? a|any feelings|girlfriend|boyfriend|soul|opinion|favourite|favorite|name
      what|whats <be>? <you>|your|ur own|personal? <ownthing>
      your|ur own|personal? <ownthing>
      how old|tall|smart are|r <you>
      where are|r|do <you>
      who made|created|built|programmed|wrote|owns|coded|trained <you>
      who made|created|built|programmed|wrote|owns|coded|trained this bot
      who|whos|what is? your|ur creator|maker|owner|boss|developer
      ignore all|your|the|any|previous|prior|above|earlier* instructions|prompt|prompts|rules
      recipe for
      directions to
      how do i|you cook|bake|make|spell|install|reset
      who|whos is|s|will|do|you|think* going|gonna? to? win|winning|won
      stock|share price
      price of
      exchange rate
      score of
      how much is|are|does|costs? a|an|one? bitcoin|btc|eth|gold|dollar|euro`),
    examples: [
      "what's the weather in berlin",
      'tell me a joke',
      'are you sentient?',
      'who made you',
      'do you like pizza',
    ],
    counterexamples: [
      'what did mark say about bitcoin',
      'do you have quotes on failure',
      'how do you think about risk',
    ],
  },
  {
    name: 'outside',
    where: 'start',
    phrases: lines(`
      <askedto>* <task> ...
      <askedto>* <errand> <object> ...
      what|whats is|the* time|date|day is|it|today|now|right* $
      what|whats is|the* time|date in ...
      is|are the|this|our|your? !hollow down|offline|online|broken|lagging|open|closed
      is|are the|this|our|your? !hollow back up
      when|what|whens|whats is? the? next ep|episode|show|podcast
      next ep|episode|show|podcast`),
    examples: [
      'ban @steve',
      'write me a poem',
      'next episode?',
      'is the server down',
      'what time is it',
      'play despacito',
    ],
    counterexamples: ['tell me about jeff', 'what is the time value of money', 'code review', 'order books'],
  },
  {
    name: 'opinion',
    where: 'anywhere',
    phrases: lines(`
      what|wat|wut|how do|would|did|r|are <you> personally|really|actually|guys* think|feel|say|make|reckon
      your|ur opinion|thoughts|take|view|opinions|takes|views on|about|of
      do <you> think|agree|believe`),
    examples: ['what do you think about pineapple', 'your take on rust?', 'do you agree that phds are bad'],
    counterexamples: ['what does mark think', 'thoughts on rust'],
  },
  {
    name: 'who',
    where: 'anywhere',
    phrases: lines(`
      who|whod|whos <told>
      who !be ... <told>
      who <be> it|that|this|talking|saying ... <told>
      who <be> the one|guy|person|guest|dude ... <told>
      which|what guest|guests|host|hosts|speaker|speakers|interviewee|person <told>`),
    examples: ['who said startups are cults', 'who was it that coined the term', 'which guest worked at tesla'],
    counterexamples: ['who is karpathy', 'according to hugo, who is karpathy', 'what did they say'],
  },
  {
    name: 'when',
    where: 'anywhere',
    phrases: lines(`
      when did|does|do|was|were|is|they|he|she
      at? what|which time|minute|timestamp|point|second|min|mark
      timestamp|timestamps|timecode
      time stamp|stamps
      how far|long in|into
      how many minutes in|into`),
    examples: [
      'when did mark mention the monorepo',
      'timestamp for the bitter lesson?',
      'how far in is the bit on tpus',
    ],
    counterexamples: ['when everything is a bubble', 'what did they say about time'],
  },
  {
    name: 'which',
    where: 'anywhere',
    phrases: lines(`
      which|what|wat|whats ep|eps|episode|episodes|show|podcast|pod|interview
      whats|what is? the ep|episode|show|podcast
      which|what one was|is|has|had|did|talks|talk|covers|cover
      any|an ep|eps|episode|episodes about|on|where|that|with
      where did|do|does|was
      where can i find|hear
      where is the bit|part|quote|episode|ep
      episode|episodes is|was|were|are it|that|this|about`),
    examples: ['which episode talks about documentation?', 'where did they mention sweden', 'any episode on hiring'],
    counterexamples: ['what did they say in episode 1272', 'where people work'],
  },
  {
    name: 'place',
    where: 'anywhere',
    phrases: lines(`
      ep|eps|episode|episodes|podcast|podcasts|pod|transcript|transcripts
      on the show
      the guest|host
      interview|interviewed|interviews with`),
    examples: ['on the podcast', 'the guest', 'which ep'],
    counterexamples: ['show me', 'guest house'],
  },
  {
    name: 'spoken',
    where: 'anywhere',
    phrases: lines(`
      <saying>
      take|takes|opinion|opinions|view|views|stance
      according to`),
    examples: ['what did mark say', 'his take on it', 'according to jeff'],
    counterexamples: ['mark is out sick'],
  },
  {
    name: 'follows',
    where: 'start',
    phrases: lines(`
      <goingon>* what|how|wat about|abt|bout|of|if
      <goingon>* and|or|but|also|only|just|now|except|not|instead|try
      <goingon>* same for|with|but`),
    examples: ['and what about bitcoin?', 'only jeff', 'same for hugo'],
    counterexamples: ['what did hugo say', 'bitcoin', 'how did it start'],
  },
  {
    name: 'narrows',
    where: 'start',
    phrases: lines(`
      <goingon>* only|just|by|from|with|in|on
      <goingon>* what|how about`),
    examples: ['only jeff', 'from episode 11', 'what about hugo'],
    counterexamples: ['jeff?', 'vanishing gradients?'],
  },
  {
    name: 'newest',
    where: 'whole',
    phrases: lines(`
      <newest>
      whats|what is? the? <newest>`),
    examples: ['what is the latest?', 'newest', 'latest episode?'],
    counterexamples: ['latest language models', 'last year in machine learning', 'new york'],
  },
];
