import * as z from 'zod';
import type { Logger } from '../log.ts';
import { readBody } from '../response-body.ts';
import { withinTime } from '../time-limit.ts';
import { type CitedSentence, faultOf } from './check.ts';

/** Retells cited sentences in one paragraph, or null: then the sentences themselves are shown. Never throws. */
export type Rewriter = (sources: readonly CitedSentence[]) => Promise<string | null>;

export interface LlmOptions {
  /** An OpenAI-compatible server's base, such as `http://127.0.0.1:11434/v1`. */
  baseUrl: string;
  model: string;
  /** Local servers need none. */
  apiKey: string | null;
  /** Milliseconds, default 8,000: Discord shows "thinking" meanwhile. */
  timeLimit?: number;
  log: Logger;
  /** Told after each question whether the server answered it. */
  onAnswer?: (works: boolean) => void;
}

const answerShape = z.object({ choices: z.array(z.object({ message: z.object({ content: z.string() }) })).min(1) });
const largestAnswer = 64 * 1024;

const instructions = [
  'You retell numbered sentences from a podcast in one short paragraph of at most three sentences.',
  'Use nothing but what the sentences say. End every sentence with the number of the sentence it retells, as [1].',
  'Say who said it. Words in quotation marks must be exactly those of the sentence. No list, no heading, no link.',
].join(' ');

/**
 * A language model as a retelling voice, held to `faultOf`. Only sentences from the archive are sent, never what a member
 * typed. Whatever goes wrong – no server, an error, too slow, an answer that does not hold – is logged without content.
 */
export function llmRewriter({ baseUrl, model, apiKey, timeLimit = 8000, log, onAnswer }: LlmOptions): Rewriter {
  const url = `${baseUrl.replace(/(?<!\/)\/+$/, '')}/chat/completions`;
  async function asked(sources: readonly CitedSentence[], signal: AbortSignal): Promise<string> {
    const response = await fetch(url, {
      method: 'POST',
      signal,
      redirect: 'error',
      headers: { 'content-type': 'application/json', ...(apiKey ? { authorization: `Bearer ${apiKey}` } : {}) },
      body: JSON.stringify({
        model,
        temperature: 0,
        max_tokens: 400,
        messages: [
          { role: 'system', content: instructions },
          { role: 'user', content: sources.map((one) => `[${one.n}] ${one.speaker}: ${one.text}`).join('\n') },
        ],
      }),
    });
    if (!response.ok) throw new Error(`the server answers with HTTP ${response.status}`);
    return (
      answerShape
        .parse(JSON.parse(await readBody(response, { most: largestAnswer, signal })))
        .choices[0]?.message.content.trim() ?? ''
    );
  }

  return async (sources) => {
    try {
      const retold = await withinTime(timeLimit, (signal) => asked(sources, signal));
      onAnswer?.(true);
      const fault = faultOf(retold, sources);
      if (fault === null) return retold.replace(/\s+/g, ' ');
      log.info({ fault }, 'a rewritten summary did not hold; the cited sentences are shown');
    } catch (error) {
      const why =
        error instanceof z.ZodError || error instanceof SyntaxError
          ? 'the answer is not of the expected shape'
          : error instanceof Error
            ? error.message
            : String(error);
      onAnswer?.(false);
      log.warn({ why }, 'LLM_BASE_URL did not help with a summary; the cited sentences are shown');
    }
    return null;
  };
}
