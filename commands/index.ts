import type { Feature } from '../src/interactions/declare.ts';
import { alert } from './alert.ts';
import { archive } from './archive.ts';
import { daily } from './daily/index.ts';
import { doctor } from './doctor.ts';
import { episode } from './episode.ts';
import { episodes } from './episodes.ts';
import { help } from './help.ts';
import { home } from './home.ts';
import { image } from './image.ts';
import { latest } from './latest.ts';
import { lookUpMenu } from './look-up-menu.ts';
import { lookups } from './lookups.ts';
import { nearest } from './nearest.ts';
import { privacy } from './privacy.ts';
import { quote } from './quote.ts';
import { readOn } from './read-on.ts';
import { saved } from './saved.ts';
import { settings } from './settings/index.ts';
import { speaker } from './speaker.ts';
import { status } from './status.ts';
import { top } from './top.ts';
import { topic } from './topic.ts';

/** Every command there is, in the order `/help` and the tests see them. A new one: its file, and a line here. */
export const features: readonly Feature[] = [
  quote,
  topic,
  nearest,
  readOn,
  episode,
  episodes,
  latest,
  speaker,
  saved,
  top,
  alert,
  daily,
  home,
  lookups,
  lookUpMenu,
  image,
  help,
  privacy,
  status,
  doctor,
  settings,
  archive,
];
