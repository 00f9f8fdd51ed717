import type { Arbitrary } from 'fast-check';
import { describe, expect, it } from 'vitest';
import { renderModal, renderReply } from '../../src/discord/render.ts';
import type { Block } from '../../src/replies/reply.ts';
import { fc } from '../harness/properties.ts';

const words = (max: number) => fc.string({ maxLength: max });
let serial = 0;
const button = fc.oneof(
  words(120).map((label) => ({ label: label || 'x', id: `t:${serial++}` })),
  fc.record({ label: words(120).map((label) => label || 'x'), url: fc.oneof(fc.webUrl(), words(600)) }),
);
const block: Arbitrary<Block> = fc.oneof(
  words(3000).map((markdown): Block => ({ kind: 'text', markdown })),
  fc.constant<Block>({ kind: 'rule' }),
  fc
    .tuple(words(1500), button)
    .map(([markdown, one]): Block => ({ kind: 'section', markdown: markdown || 'x', button: one })),
  fc.array(button, { maxLength: 12 }).map((list): Block => ({ kind: 'buttons', buttons: list })),
);

interface Part {
  type: number;
  content?: string;
  label?: string;
  url?: string;
  components?: Part[];
  accessory?: Part;
}
const all = (parts: Part[]): Part[] =>
  parts.flatMap((part) => [part, ...all([...(part.components ?? []), ...(part.accessory ? [part.accessory] : [])])]);

describe('a rendered reply', () => {
  it('is within every limit of Discord, whatever it is made of', () => {
    fc.assert(
      fc.property(fc.array(block, { maxLength: 30 }), fc.boolean(), (blocks, card) => {
        const parts = all(renderReply({ blocks, card }).components as unknown as Part[]);
        expect(parts.length).toBeLessThanOrEqual(40);
        expect(parts.reduce((sum, part) => sum + (part.content?.length ?? 0), 0)).toBeLessThanOrEqual(4000);
        for (const part of parts) {
          if (part.type === 1) expect(part.components?.length).toSatisfy((n: number) => n >= 1 && n <= 5);
          if (part.type === 2) expect(part.label?.length).toBeLessThanOrEqual(80);
          if (part.url !== undefined) expect(part.url).toMatch(/^https?:\/\/.{1,504}$/);
          if (part.type === 10) expect(part.content?.trim()).not.toBe('');
        }
      }),
    );
  });

  it('keeps what stands first when it is too much', () => {
    const { components } = renderReply({
      blocks: [
        { kind: 'text', markdown: 'a'.repeat(3000) },
        { kind: 'text', markdown: 'b'.repeat(3000) },
      ],
    });
    expect((components[0] as Part).content).toBe('a'.repeat(3000));
  });

  it('pings nobody, but for the one role of a daily post', () => {
    expect(renderReply({ blocks: [] }).allowed_mentions).toEqual({ parse: [] });
    expect(renderReply({ blocks: [], notifyRole: '1' }).allowed_mentions).toEqual({ parse: [], roles: ['1'] });
  });

  it('opens forms within their limits', () => {
    const modal = renderModal({
      modal: {
        id: 'f',
        title: 't'.repeat(90),
        fields: Array.from({ length: 7 }, (_, i) => ({ kind: 'text' as const, id: String(i), label: 'l'.repeat(80) })),
      },
    });
    expect(modal.title.length).toBeLessThanOrEqual(45);
    expect(modal.components).toHaveLength(5);
  });
});
