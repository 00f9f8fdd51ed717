import type { Lists } from './phrases.ts';

const of = (...words: string[]): string[] => words.flatMap((one) => one.split(/\s+/)).filter(Boolean);

/**
 * The words of which the phrases of `intents.ts` and `frames.ts` are made, as people type them: lower case, without
 * apostrophes.
 */
export const lists: Lists = {
  you: of('you u ya'),
  anybody: of('he she they we you u ya it anyone anybody someone somebody everybody everyone i'),
  person: of(
    'guest guests host hosts guy guys dude man woman person interviewee interviewer author speaker engineer one ones',
  ),
  somebody: [
    ...of('he she they we you u ya it anyone anybody someone somebody everybody i people ppl peeps'),
    'the|that|this|ur|your|our <person>',
    'the pod|podcast|podcasts|show|shows',
  ],
  /** The same with a verb drawn in: "he's", "they've". */
  somebodys: of('hes shes theyre youre hed shed theyd theyve youve weve ive im its were'),
  saying: of(
    'say says said saying sayin think thinks thought thinkin mention mentions mentioned mentioning talk talks talked talking',
    'speak speaks spoke discuss discussed discussing discusses cover covered feel feels felt believe believes believed claim',
    'claims claimed argue argues argued explain explains explained describe describes described reckon reckons rant ranted',
    'ranting joke joked address addressed tell told touch touched chat chatted state stated note noted write wrote quote',
    'quoted ask asked',
  ),
  saidthing: of(
    'bit part quote quotes section clip moment line thing story rant take takes thoughts thought opinion opinions view views',
    'stance position feelings argument point analogy comparison joke meme discussion conversation segment passage comment',
    'comments episode episodes ep info details stuff words idea ideas remark remarks metaphor anecdote spot place',
    'explanation',
  ),
  preposition: of(
    'about on of regarding re around abt bout concerning toward towards with that where when in at to for',
  ),
  episode: of('ep eps episode episodes podcast podcasts pod pods episodes'),
  place: of('ep eps episode episodes show shows podcast podcasts pod interview interviews'),
  please: ['please', 'pls', 'plz', 'plss', 'kindly', 'pretty please'],
  hello: [
    ...of('hey hi hiya hello helo heya yo yoo sup greetings gm howdy ello hola hallo bonjour'),
    'good morning|evening|afternoon|day',
  ],
  thank: ['thanks', 'thank you|u', ...of('thx thnx ty tysm tyvm cheers ta thanku')],
  laugh: of('lol lmao rofl haha hehe heh xd kek'),
  praise: of(
    'great nice cool awesome perfect good excellent amazing brilliant lovely sweet wow neat fantastic wonderful',
  ),
  /** What may stand around any message without changing what it asks. */
  decoration: [
    ...of(
      'ok okay k oh ah so well and then now just man dude bro mate bot robot overlord buddy friend hey hi again here',
    ),
    ...of('tho though there right btw um uh hm'),
    '<please>',
    '<laugh>',
    'for now',
  ],
  opening: [
    '<hello>',
    '<laugh>',
    '<please>',
    '<thank>',
    ...of(
      'ok okay k alright so um uh uhm erm hm hmm well oh ah btw fyi sorry guys folks everyone everybody yall all man',
    ),
    ...of('dude bro mate friend buddy wait actually anyway also then now and but or again'),
  ],
  be: of('is was are were r'),
  auxiliary: of(
    'did does do has have had was is isnt were are would will can could should didnt doesnt dont wasnt arent didn doesn',
  ),
  asking: [
    ...of('what whats whatre wat wut wot whatd whad whadd who whos which when whens where wheres whereabouts why whys'),
    ...of('how hows whose'),
  ],
  tell: [
    ...of(
      'tell remind show give find get send fetch bring pull dig look search explain point hit quote lookup gimme lemme',
    ),
    ...of('let share play read list summarise summarize recap sum define describe'),
  ],
  /** What follows "who" where somebody asks who said it. */
  told: [
    ...of(
      'said says say saying mention mentions mentioned talk talks talked talking think thinks thought coin coins coined',
    ),
    ...of(
      'call calls called claim claims claimed argue argues argued compare compares compared wrote joke jokes joked told',
    ),
    ...of('believe believes quote quotes quoted recommend recommends recommended explain explains explained ask asked'),
    ...of('describe describes described discuss discusses discussed has had like likes hate hates use uses used went'),
    ...of('worked works'),
    'came|brought up',
    'was it',
  ],
  hollow: [
    ...of(
      'he she they we you u ya it anyone anybody someone somebody everybody i that this those these them him her me us',
    ),
    ...of(
      'the a an one ones thing things stuff so then there here what whats which who whos when where why how was is were',
    ),
    ...of(
      'are be been did does do said say about on of and or but to in for its episode ep podcast show quote part bit again',
    ),
    ...of('exactly really ever topic something anything everything all else more not no yes if with from point time'),
    ...of('timestamp minute have has had'),
  ],
  courtesy: ['<please>', '<thank>', '<laugh>', ...of('now instead then tho though'), 'this time'],
  closing: [
    '<courtesy>',
    ...of(
      'btw fr ngl tbh imo again exactly anyone anybody someone right man dude bro guys mate folks yall ever maybe too',
    ),
    ...of(
      'already here there iirc afaik kthx k ok okay eh huh actually generally specifically lately recently once somewhere',
    ),
    ...of('stuff quick quickly'),
    'or something|smth|whatever|so|not',
    'at all',
    'i think|guess|believe',
    'was|is it|that',
    'you|u know',
    'if possible',
    'if you can',
    'in general',
    'one time',
    'at some|one point',
    'by any chance',
    'for me|us',
    'real quick',
  ],
  newestepisode: [
    'very? latest|newest|last|new <episode>',
    'most recent <episode>',
    'very? latest|newest|last|new episode|podcasts',
  ],
  newest: [
    'latest|newest|last|new|recent <episode>',
    'most recent <episode>',
    'very? latest|newest',
    'most recent',
    'last',
    'new',
  ],
  /** What is asked of an episode itself. */
  ofanepisode: of(
    'came come comes coming out release released air aired airs drop dropped drops publish published upload uploaded called',
    'title titled name named date dated any got summary summarise summarize tl dr gist recap show give tell find link listen',
    'guest guests host hosts please pls can could you i get see know your long ago are yet today this week just now happened',
    'happens new whats',
  ),
  /** Left of "tell me about Jeff", "best quote by Jeff". */
  askingonly: of(
    'tell show give find get send describe summarise summarize recap list share me us about of on by from the best good',
    'great nice top favourite favorite some any a an all random quote quotes something anything everything please said says',
  ),
  everyone: of(
    'there all everyone guys bot robot overlord folks friend friends dude man mate my today again yall bro buddy',
  ),
  thanked: [
    ...of('man bot dude bro mate overlord again buddy friend everyone all you u robot'),
    '<praise>',
    '<laugh>',
    'a lot|bunch|ton|million',
    'so|very much',
    'that helps|helped',
    'that|this|it was|is exactly|just? it|right|perfect|great|helpful',
    'for that|this|it|finding|the|your help|it|that|quote?',
  ],
  reaction: [
    '<laugh>',
    '<praise>',
    ...of(
      'omg woah whoa ok okay k yes yeah yea yep yup no nope nah true facts same this fr wtf wat huh hm interesting damn',
    ),
    ...of(
      'bruh based cringe indeed agree agreed exactly right sure really rip f gg ikr sad bad wrong meh boo sorry np wdym idk',
    ),
    ...of('dunno nvm nevermind oh ah aha oof of yay woo well correct hilarious funny crazy wild thats'),
    'bad bot',
    'never mind',
    'i see|know|agree|disagree',
    'got it',
    'makes sense',
    'fair enough?',
    'not bad',
    'thats|that is|was? so? it|right|wrong|great|funny|cool|hilarious|wild|crazy|not|amazing|awesome it|right?',
    'not what i asked',
    'love it|that',
    'so true',
    'big if true',
  ],
  asksmore: [
    '<praise>',
    '<thank>',
    '<please>',
    '<laugh>',
    ...of(
      'ok okay and yes yeah any some give gimme show got get the can could i you we do have has is are there tell me us',
    ),
    ...of('send post need want a an your hit with see hear then another one'),
  ],
  ofthat: [
    '<please>',
    ...of('quotes quote one ones there then of that this it those them on about from like him her info details to say'),
    'by him|her|them|the same person?',
  ],
  happened: of('happened happens'),
  somewhere: of('somewhere anywhere here'),
  allof: of('all of the are your me other is there different'),
  kept: [
    ...of(
      'ep eps episode episodes show shows podcast podcasts guest guests host hosts people speaker speakers topic topics',
    ),
  ],
  there: of(
    'are is do did have has there you u we know cover got in on the here archive database show podcast podcasts it available',
    'can i ask about listened to been heard read covered',
  ),
  fine: of('a an some any another the one your random good great nice cool best funny interesting daily fun inspiring'),
  narrowing: of(
    'only just by from with what in on the ones one about how and can you show me please pls ok okay but so now think thinks',
  ),
  goingon: of('ok okay and but so also then hm cool nice right yeah lol sorry no well oh now'),
  degree: of('a an even really actually still'),
  being: of(
    'human real sentient alive conscious ai bot robot gpt chatgpt claude smart dumb stupid single happy sad ok drunk broken',
    'down married gay serious kidding sure mad angry evil better trained running made written',
  ),
  humanverb: [
    ...of(
      'like love hate want dream sleep eat feel feelings enjoy drink prefer speak swear pass replace kill destroy marry',
    ),
    ...of('date lie watch cry'),
    'believe in',
    'take over',
    'think you|u',
  ],
  ownthing: [
    ...of(
      'name favourite favorite favourites fave age opinion purpose problem gender pronouns hobby hobbies thoughts take',
    ),
    ...of(
      'view stance plan plans deal iq prompt version model mom mum mother creator maker owner girlfriend boyfriend',
    ),
    ...of('instructions'),
    'system prompt',
    'source code',
  ],
  askedto: ['can|could|would|will you|u', '<please>', '<opening>'],
  task: [
    'tell !toldof',
    ...of(
      'write make draw generate sing play translate ban kick mute delete purge invite solve calculate debug compose rap',
    ),
    ...of('roast insult marry kill spawn restart reboot ping dm convert'),
    'remind me|us tomorrow|tonight|later|at|in|to|on|every',
  ],
  toldof: of('me us'),
  /** Told to do, or the name of a thing: it depends on what follows. */
  errand: of(
    'order book buy roll flip set timeout pin add compute code fix dance pick choose rate vote deploy message email call',
    'create skip pause queue',
  ),
  object: of('a an the my me us this that some his her it for him them your up one'),
  wish: [
    'trying|want|need|like|have to',
    ...of('tryna wanna'),
    'would|id like to',
    'id like to',
    'i want|need|wanna to?',
    'i|im? am? looking for',
    'i|im? am? trying to',
    'i would like to',
  ],
  recall: of('know knows remember remembers recall recalls have has got kno'),
  howsaid: of('ever actually really even just also already exactly again always once'),
  whatsaid: ['a lot|bit', ...of('something anything sth smth much more up on over like back exactly')],
  whichthing: of(
    'the that this a any some one his her their your all every good best other another same whole exact more funny great cool',
    'relevant actual',
  ),
  thingy: [
    ...of('anything something sth smth everything stuff more thing things all much deal up tldr'),
    'the deal|story|word|gist|matter|point|tldr',
    'the? tl dr',
  ],
  concerning: ['about|on|of|regarding|re|abt|with|concerning|for', 'related to', 'to do with'],
  clause: of('was is did does has had where with that who it he she they talk talks about'),
  theplace: of(
    'the that this ur your his her their any some an a our which what last latest recent new newest first other old whole',
  ),
  where: of(
    'podcast podcasts pod pods show shows ep eps episode episodes interview interviews transcript transcripts archive archives',
    'recording recordings convo conversation talk chat',
  ),
  meaning: of('meant mean referring bring brings bringing brought'),
  dangling: of('about of on up to that it with'),
  asked: of('anyone anybody someone somebody'),
  /** Two words that are one thing: neither is taken off. */
  compound: [
    'thought leader|leaders',
    'story points',
    'time series',
    'point cloud|clouds',
    'point of sale',
    'ask me anything',
  ],
};
