import type { Card } from './card.ts';
import type { Cover, Drawn } from './draw.ts';

/** What goes between the bot and the process that draws. */
export type Asked = { id: number; card: Card } | { id: number; cover: Uint8Array };
export type Answered = { id: number; value: Drawn | Cover } | { id: number; fault: string };
