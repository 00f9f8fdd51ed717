/**
 * What the bot says, as plain data: the same for a slash command, a button, a chat answer and a scheduled post.
 * `src/discord/render.ts` turns it into Discord's Components V2. All `markdown` is Discord Markdown; whatever
 * somebody else wrote goes through `markdown.ts` first.
 */

export type ButtonStyle = 'primary' | 'secondary' | 'success' | 'danger';

export type Button =
  | { label: string; id: string; style?: ButtonStyle; disabled?: boolean; emoji?: string }
  | { label: string; url: string };

export interface Choice {
  /** ≤ 100 characters, as for `value` and `description`. */
  label: string;
  value: string;
  description?: string;
  selected?: boolean;
}

export type Block =
  | { kind: 'text'; markdown: string }
  | { kind: 'rule' }
  /** A file that is sent along. `alt`: what it shows, in words, ≤ 1,024 characters. */
  | { kind: 'picture'; name: string; data: Uint8Array; alt: string }
  /** A text with a button beside it. */
  | { kind: 'section'; markdown: string; button: Button }
  /** At most five; more are laid out in further rows. */
  | { kind: 'buttons'; buttons: Button[] }
  /** A file to save, such as `settings.json`. Only in answers to commands and buttons. */
  | { kind: 'file'; name: string; content: string }
  | { kind: 'select'; id: string; placeholder: string; choices: Choice[]; min?: number; max?: number }
  | { kind: 'channelSelect'; id: string; placeholder: string; types?: number[]; selected?: string[] }
  | { kind: 'roleSelect'; id: string; placeholder: string; selected?: string[] };

export interface Reply {
  blocks: Block[];
  /** Drawn as one card with a coloured edge; false or absent: plain text under one another. */
  card?: boolean;
  /** Of the card's edge, 0xrrggbb; absent: our own. */
  color?: number;
  /** Only the person who asked sees it. */
  private?: boolean;
  /** Sent after it, to everybody: what a private answer showed to one person first. */
  followedBy?: Reply;
  /** The one role that may be pinged, in a daily post for which an admin chose it. Nothing else ever is. */
  notifyRole?: string;
}

export type Field =
  | {
      kind: 'text';
      id: string;
      label: string;
      description?: string;
      value?: string;
      placeholder?: string;
      required?: boolean;
      maxLength?: number;
      long?: boolean;
    }
  | {
      kind: 'select';
      id: string;
      label: string;
      description?: string;
      choices: Choice[];
      required?: boolean;
      min?: number;
      max?: number;
    }
  | {
      kind: 'channel';
      id: string;
      label: string;
      description?: string;
      types?: number[];
      selected?: string[];
      required?: boolean;
    }
  | { kind: 'role'; id: string; label: string; description?: string; selected?: string[]; required?: boolean };

/** A form that Discord opens over the page: 1–5 fields. */
export interface Modal {
  modal: { id: string; title: string; fields: Field[] };
}

export const text = (markdown: string): Block => ({ kind: 'text', markdown });
export const section = (markdown: string, button: Button): Block => ({ kind: 'section', markdown, button });
export const rule: Block = { kind: 'rule' };
export const buttons = (...list: (Button | false | null | undefined)[]): Block[] => {
  const shown = list.filter((button): button is Button => Boolean(button));
  return shown.length === 0 ? [] : [{ kind: 'buttons', buttons: shown }];
};

/** A short plain answer. */
export const say = (markdown: string, options: { private?: boolean } = {}): Reply => ({
  blocks: [text(markdown)],
  ...options,
});

/** The same, seen only by the person who asked. */
export const whisper = (markdown: string): Reply => say(markdown, { private: true });
