import { type Feature, slashGroup } from '../../src/interactions/declare.ts';
import { tagSelect, testButton } from './apply.ts';
import { barred, readmitSelect } from './barred.ts';
import { digestOff, digestPreview, digestSet } from './digest.ts';
import { formAction, formAgain } from './form.ts';
import { list } from './list.ts';
import { neverAgain, undoButton } from './never-again.ts';
import { now } from './now.ts';
import { off } from './off.ts';
import { pause } from './pause.ts';
import { announcedEpisode, digestQuote, postContext, postTopic } from './posts.ts';
import { preview } from './preview.ts';
import { resume } from './resume.ts';
import { set } from './set.ts';
import { status } from './status.ts';

/** Every subcommand there is, in the order in which Discord shows them. A new one: its file, and a line here. */
const subcommands = {
  set,
  preview,
  now,
  pause,
  resume,
  status,
  off,
  list,
  'never-again': neverAgain,
  barred,
  'digest set': digestSet,
  'digest preview': digestPreview,
  'digest off': digestOff,
};

export const daily: Feature = {
  commands: [
    slashGroup({
      name: 'daily',
      description: 'A quote from the archive every day, in a channel of your choice',
      managers: true,
      guildOnly: true,
      whispers: true,
      once: true,
      subcommands,
    }),
  ],
  actions: [
    formAction,
    formAgain,
    testButton,
    tagSelect,
    postContext,
    postTopic,
    announcedEpisode,
    digestQuote,
    undoButton,
    readmitSelect,
  ],
};
