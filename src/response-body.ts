/**
 * The body of an answer as text, given up beyond `most` bytes, and on `signal`, upon which the connection is closed too:
 * `fetch` may have lost hold of its own signal once the headers came.
 * @throws where it is larger, or ends early
 */
export async function readBody(
  response: Response,
  { most, signal }: { most: number; signal: AbortSignal },
): Promise<string> {
  const reader = response.body?.getReader();
  signal.addEventListener('abort', () => reader?.cancel().catch(() => undefined), { once: true });
  const parts: Uint8Array[] = [];
  let size = 0;
  for (let part = await reader?.read(); part?.value; part = await reader?.read()) {
    size += part.value.byteLength;
    if (size > most) {
      void reader?.cancel();
      throw new Error('the answer is too large');
    }
    parts.push(part.value);
  }
  return Buffer.concat(parts).toString('utf8');
}
