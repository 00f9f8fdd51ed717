import type { MarkKind, Span, Turn } from '../episodes/episode.ts';
import { touchesGap } from '../text/sentences.ts';

/** Announcements and adverts are shown only to who asks for them by name. */
export interface Wants {
  announcement: boolean;
  sponsor: boolean;
}

/** What a query wants that asks for neither. */
export const NOTHING_WANTED: Wants = { announcement: false, sponsor: false };

/** May this stretch be quoted at all? */
export function isQuotable(turn: Turn, span: Span, wants: Wants): boolean {
  if (touchesGap(span, turn.gaps) || isBareLink(turn.text, span)) return false;
  return !turn.marks.some((mark) => mark.start < span.end && mark.end > span.start && !allowed(mark.kind, wants));
}

/** An address that stands alone says nothing, whatever words it is made of. */
function isBareLink(text: string, { start, end }: Span): boolean {
  const at = text.indexOf('://', start);
  return at >= 0 && at < end && !/\s/.test(text.slice(start, end));
}

function allowed(kind: MarkKind, wants: Wants): boolean {
  return (kind === 'announcement' && wants.announcement) || (kind === 'sponsor' && wants.sponsor);
}
