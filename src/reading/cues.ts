import type { Word } from '../text/words.ts';

/**
 * Wordings that tell what a sentence does, folded as `foldWord` does ("don't" → `dont`), several words where it takes
 * several. English. Counted in one pass over a text's words, which for a whole archive is much faster than patterns.
 */
const LEXICON = {
  /** Adverts, housekeeping, greetings and thanks. */
  smallTalk: `sponsor, sponsors, sponsored, subscribe, subscribers, promo, discount, sign up, newsletter, patreon, donate, brought to you,
    free trial, check it out, check them out, check us out, check this out, check that out, check him out, check her out, check out, click, download the,
    link in, show notes, shownotes, our store, merch, follow us, follow me, follow him, follow her, rate and review, dot com, dot io, dot org,
    email me, email us, hiring, episode, episodes, podcast, podcasts, patrons, giveaway, tickets, register for, go to our, visit our,
    thank, thanks, thank you, welcome to, welcome back, welcome everybody, welcome everyone, appreciate it, appreciate you, appreciate that, appreciate your, nice to meet, nice to see, nice to have, nice to be, good to be,
    good to see, good to have, pleasure, congrats, congratulations, happy to be, excited to be, excited to have, excited to talk, glad to, glad you, great question, good question,
    interesting question, good point, great point, fair point, fair question, tough question, hard question, fair enough, see you, bye, goodbye, next time, joining me, joining us, joined by, joining, my name is, our guest,
    today we, today im, im here with, were here with, coming on, on the show, this show, our show, your show, haha, laughs, laugh, laughing, laughter, happy birthday, cheers, good morning, good afternoon, good evening,
    good night, how are you, ladies and gentlemen, round of applause, applause, hello, hey everyone, shout out, shoutout, listeners, listener, tune in, tuned in, stay tuned, dear friends, conference organizers,
    introduce yourself, background music, theme song, break is, this break, transcript, merry christmas, hang out, slack channel`,
  /** The talk itself: what was said before, what comes next, what can be seen in the room. */
  talkItself: `as i said, as you said, as we said, as he said, as she said, as i mentioned, as you mentioned, as we mentioned, as he mentioned, as you alluded, as we discussed, as i was saying, as you were saying,
    as you know, as you can see, you can see here, you see here, like i said, like you said, like we said, like i mentioned, like you mentioned, like you were saying, i mentioned, you mentioned, we mentioned, he mentioned, she mentioned, you alluded, you talked about, we talked about, i talked about,
    youve talked, weve talked, ive talked, weve been talking, were talking about, you were talking, we were talking, you were saying, i was saying, was saying, you said, he said earlier, what you said, what hes saying, what youre saying, what shes saying, youre saying, your question,
    your point, your article, your book, your talk, your example, your title, your paper, your blog, your slide, your answer, your description, your post, your tweet, this slide, this diagram, this picture, this graph, this chart,
    this room, this talk, this session, this presentation, this conversation, this discussion, this interview, this call, this question, this transcript, this one here, this topic, this section, this example, this article, this chapter, the example, that question, next slide, last slide, previous slide, next question, last question,
    first question, next section, next talk, next topic, the slide, the slides, the screen, the whiteboard, the audience, over here, right here, up here, down here, on the left, on the right, on the screen, in the room,
    ill get to, ill get into, ill come back, ill talk, ill show, ill explain, ill go, ill give, ill say, ill just, ill tell, well get to, well get into, well come back, well talk, well see, well go, well cover, well look, well discuss, let me, lets get, lets dive, lets jump, lets start,
    lets talk, lets move, lets see, lets go, lets do, lets take, lets look, lets assume, lets imagine, lets think, lets say, lets suppose, lets call, lets just, lets not, lets bring, lets back, going to talk, gonna talk, going to show, gonna show, going to get into, going to go, gonna go, going to explain, going to tell, going to start, gonna start, gonna say, going to say, gonna ask, going to ask, want to ask,
    wanted to ask, want to talk, wanted to talk, want to say, wanted to say, want to mention, wanted to mention, want to point, want to touch, want to bring up, want to get, want to go, want to start, want to dive, want to dig, want to hear, want to know, wanna talk, wanna say, wanna ask, wanna get, wanna go, wanna hear, wanna mention, wanna know, wanted to know, love to hear, love to know,
    id like to hear, id like to talk, id like to ask, id like to start, id like to say, like to talk, like to ask, like to mention, earlier, in a second, in a minute, in a moment, in a bit, later on, so far, wrap up, recap, in summary, in conclusion, to conclude, that said, having said that, with that said, speaking of, back to the, back to your,
    back to what, back to that, back to this, does that make sense, make sense, to answer, to your, other question, follow up, followup, last one, that one, this one, those two, these two, both of those, both of these, the former, the latter, the above, the following, as follows, i would ask, my question, question is, question was, question about, questions, the question, a question, any question, answer is, answer to, the answer, moving on, for the record, on that note, side note, to be clear, in other words, point being,
    i just read, i just said, you just said, we just said, just mentioned, mention that, mentioning, correct me, remind me, tell me, ask you, asking you, asked you, tell us, talk about, talking about, talks about, talked about, i heard you, i read your, the next thing, the first thing, the second thing, the last thing, another thing, one more thing, other thing, second one, first one, third one, other one, next one, number one, number two, number three, point number, part two, part one, as well as that, similar thing, same thing, such a thing, aforementioned, presentation, slides, interview, audience, tonight, tomorrow, yesterday, this morning, this afternoon, last night, last week, this week, next week, next year, this month, last month`,
  /** Something is claimed, advised or judged. */
  claim: `should, shouldnt, must, never, always, dont need, dont have to, you cant, the best, the worst, the most, the only, the hardest, the biggest, the easiest, the greatest, the key,
    the real, the whole point, the problem with, the point of, the trick, the beauty, the secret, the goal, the danger, the truth, the reality, the challenge, the reason, the power, the value, the difference,
    nobody, no one, everyone, everybody, matter, matters, is hard, is easy, is important, is dangerous, is powerful, is essential, is critical, is nonsense, is underrated, is overrated, is crucial,
    is impossible, is better, is worse, are better, are worse, are hard, are important, are dangerous, are powerful, important, hugely, underrated, overrated, essential, crucial, i think, i believe, i argue, i would argue, id argue, i realized,
    i realised, i learned, i learnt, learned that, in my opinion, in my view, my advice, my favorite, ought, worth, better than, worse than, more important than, harder than, easier than, less than, the more, the less, the fewer, at the end of the day, most people, most of us, the future, fundamentally, ultimately, impossible, powerful, dangerous, valuable, mistake, mistakes, failure, success, fail, trust, fear, responsibility, freedom, beautiful, love, hate, wrong, true, truth, lesson, lessons`,
  /** Takes a side: denies, excludes, sets right. */
  stand: `nobody, no one, nothing, until, without, instead of, rather than, should never, should always, shouldnt, just because, doesnt mean, dont mean, does not mean,
    the only way, only way to, theres no, there is no`,
  /** Judges bluntly. */
  blunt: `terrible, awful, horrible, horrifying, dreadful, ridiculous, ludicrous, absurd, insane, insanely, crazy, nuts, stupid, dumb, silly, idiot, idiots, fool, fools, fooled, jerk, jerks, crap, suck, sucks, garbage, trash, overrated, underrated, mediocre, boring, mess, disaster, disasters, disastrous, catastrophe, nightmare, hell, hate, hates, hated,
    scared, scary, terrified, terrifying, painful, lie, lies, lying, liar, liars, lied, weird, bizarre, strange, ugly, evil, toxic, cynical, paranoia, paranoid, steal, steals, stealing, stolen, destroy, destroys, destroyed, punish, punished, punishes, war, wars, criminal, criminals, monster, monsters, genius, hero, heroes, magic, beautiful, hilarious, nonsense, useless, worthless, pointless, hopeless, ruin, ruins, ruined, cruel, shame, pathetic, lazy, greedy, arrogant, coward, cowards, brave, brutal, ironic, irony, miserable`,
  contrast: `instead of, rather than, not just, not only, not because, not about, not that, even though, even if, whereas, as opposed to, versus, but, although, while, yet, except, isnt, arent, doesnt mean, no matter, not the`,
  /** What anybody can relate to. */
  human: `people, person, human, humans, humanity, life, lives, world, society, money, time, history, culture, community, communities, children, kids, parents, friends, family, team, teams, company, companies, leaders, leadership, engineers, developers, programmers, software, technology, science, art, creativity, education, school, work, career, careers, business, open source, internet, power, government, governments, banks, users, customers, brain, mind, habits, emotions, relationships, happiness, success, failure, mistakes, trust, privacy, freedom, complexity, simplicity, curiosity, problem, problems, future, change`,
  /** Pictures, strong words and coined terms: what people remember. */
  vivid: `religion, religions, religious, bible, church, priest, priests, angels, angel, devil, god, gods, cult, evangelists, war, wars, battle, planet, universe, invisible, naked, king, kings, kingdom, kill, kills, killed, killing, die, dies, dead, death,
    magic, magical, monster, monsters, dream, dreams, nightmare, garbage, trash, insane, insanely, crazy, madness, stupid, dumb, idiot, idiots, disaster, catastrophe, punk, revolution, rebellion, wild west, black box, therapist, therapy, identity, meaning, hype, bubble, lottery, casino,
    dinosaur, dinosaurs, zombie, zombies, ghost, ghosts, elephant, rabbit hole, jungle, desert, ocean, mountain, mountains, fire, burning, burn, explode, exploding, bomb, weapon, weapons, blood, brain, brains, heart, soul, superpower, superpowers, superhero, hero, heroes, villain, enemy, enemies, poison, drug, drugs, addiction, prison, jail,
    slave, slaves, sin, hell, heaven, miracle, myth, myths, fairy tale, fiction, lie, lies, lying, cheat, cheating, steal, stealing, theft, thief, scam, scams, fraud, beg, begging, thankless, destroy, destroying, ruin, ruined, toxic, ugly, elegant, elegance, art form, poetry, symphony, orchestra, music, dance, chess, sports, gym, marathon, recipe, kitchen, restaurant, coffee, pizza, house of cards,
    coined, is called, we call, i call, the idea that, idea of, refers to, reminds me, reflects, reflect, as if, metaphor, analogy, wisdom, curse, blessing, gift, joy, pain, painful, suffering, anxiety, shame, proud, pride, courage, brave, hope, despair, lonely, loneliness, boring, obsession, obsessed, paradox, irony, ironic, absurd, ridiculous, nonsense, stagnation, medieval, ancient, century, centuries, generation, generations, civilization, humility, ego, egos, genius, talent, luck, lucky, greed, greedy, selfish, honest, honesty`,
  /** Steps of a procedure, names out of textbook examples: seldom worth a post. */
  procedure: `lets say, you want to create, you want to do, timeout, fork, forks, mainnet, testnet, binary, compiler, flag, flags, you get, you send, you sign, you take, you put, you give, you receive, you create, you check, you call, you provide, you run, you click, you pass, you add, you set, you spend, you compute, you hash, you verify, you end up, you ended up, you look at, you go to, you pay, you return, you write a, you open, you close, you select, you type, we get, we send, we take, we put, we call, we use, we set, we add, we compute, we check, alice, bob, carol, lisa, frodo, charlie, byte, bytes, pubkey, pubkeys, timelock, bitfield, opcode, opcodes, hash, hashes, node, nodes, script, transaction, transactions, output, outputs, inputs, nonce, witness, mempool, sighash, multisig, endpoint, endpoints, callback, callbacks, props, boolean, integer, header, headers, merkle, utxo, utxos, commit, branch, repo, config, parameter, parameters, attacker, signature, signatures, block, blocks, key, keys, channel, channels`,
  hedge: `sort of, kind of, kinda, sorta, i guess, i dont know, dont know if, maybe, probably, somewhat, you know, or something, or whatever, and stuff, and things, stuff like, stuff, i mean, pretty much, a little bit, i suppose, not sure, or so, and everything, and so on, and so forth, or anything, whatnot, whatever, things like that, something like that, stuff like that, if that makes sense, in a sense, more or less, to some extent`,
  stumble: `uh, um, er, sorry, literally, like um, and so, and then, so yeah, yeah, right right, okay, ok, anyway, anyways, blah, et cetera, etc, like a, like the, like you, like if, like i, its like, was like, were like, be like, just like, and like, but like, so like, to like, of like, that like, like its, like oh, like okay, like well, like hey, like this, like that, like theres, where like, is like, are like, you like, have like, with like, i like`,
  story: `i was, i had, i did, i went, i got, i said, i remember, i wrote, i started, i used to, i came, i saw, i met, i worked, i built, i made, i tried, i asked, i told, i found, im, ive, id, my, me, myself, he said, she said, they said, we were, we had, we did, we got, we went, we used to, we started, we built, we made, we tried, weve, our, us, ago, he was, she was, they were, he had, she had, they had, he did, she did`,
  /** Phrases that lean on something outside the quote. */
  leaning: `another, other, others, ones, in which case, the thing, one of the things, this is, the same, either way, both of them, all of them, some of them, one of them, one of those, one of these, each of them, neither of, such, like that, like this, that way, this way, thats why, thats what, thats how, thats where, thats when, which is why, as well, too, also, again, though, here, these kinds, those kinds, this kind, that kind, this sort, that sort, this type, that type, the first half, the second half, the second, the third, in that case, in this case, in those cases, in these cases, because of that, because of this, for that, for this, with that, with this, of that, of this, of those, of these, do that, do this, doing that, doing this, did that, did this, does that, does this, done that, for example, for instance, similarly, likewise, instead, in particular, more so, even more, more interesting, otherwise, then, so on, right now, currently, at the moment, recently, this year, last year, these days, theres another, lets say, of it, for it, in it, with it, about it, around it, to it, on it, by the way, at that point, at this point, that point, this point, the project, the system, the third part, the first part, this one, that one, newer one, older one, side of things, some guys, this guy, these guys, that guy, another one, which one, those ones, these ones, these things, those things, this thing, that thing, this stuff, the former, the latter, as a result, a similar, at this time, at this stage, as of now, so far, the current, current way, alternative, at least, at this`,
  /** A list of things announced that the quote may not hold. */
  announces: `two reasons, three reasons, few reasons, several reasons, couple of reasons, number of reasons, two things, three things, few things, several things, couple of things, couple things, two ways, three ways, few ways, several ways, two kinds, three kinds, two types, three types, two parts, three parts, two points, three points, few points, few options, two options, three options, few questions, few examples, couple of examples, two examples, three examples, one example, one thing, the following, two positions, several instances, three instances, first of all, one is, one was, firstly, first one`,
} as const;

export type Cue = keyof typeof LEXICON;
export const CUES = Object.keys(LEXICON) as Cue[];

interface Wording {
  rest: string[];
  cue: number;
}

/** By first word; longer wordings before shorter ones. */
const BY_FIRST: ReadonlyMap<string, readonly Wording[]> = (() => {
  const map = new Map<string, Wording[]>();
  for (const [cue, name] of CUES.entries()) {
    for (const wording of LEXICON[name].split(',')) {
      const [first = '', ...rest] = wording.trim().split(/\s+/);
      const list = map.get(first) ?? [];
      list.push({ rest, cue });
      map.set(first, list);
    }
  }
  return map;
})();

/** How often each cue (by its position in `CUES`) stands in these words. */
export function countCues(words: readonly Word[]): number[] {
  const counts = new Array<number>(CUES.length).fill(0);
  for (let i = 0; i < words.length; i++) {
    const wordings = BY_FIRST.get(words[i]!.folded);
    if (wordings === undefined) continue;
    for (const { rest, cue } of wordings) {
      let k = 0;
      while (k < rest.length && words[i + 1 + k]?.folded === rest[k]) k++;
      if (k === rest.length) counts[cue]!++;
    }
  }
  return counts;
}
