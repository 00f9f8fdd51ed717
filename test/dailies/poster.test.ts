import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, it } from 'vitest';
import { createDailyPoster } from '../../src/discord/daily-poster.ts';
import { say } from '../../src/replies/reply.ts';
import { place } from './stage.ts';

it('reads an answer that is not Discord’s own, such as a proxy’s page', async () => {
  const server = createServer((_request, response) => {
    response.writeHead(403, { 'content-type': 'text/html' }).end('<html>Forbidden</html>');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const poster = createDailyPoster({
    apiUrl: `http://127.0.0.1:${port}/api`,
    token: 'token',
    me: () => '1',
    onRevoked: () => undefined,
  });
  const sent = await poster.send(place(), say('Words.'), { nonce: 'n', title: 'Words', tag: null });
  expect(sent).toEqual({ kind: 'refused', refusal: 'other', why: '403' });
  server.closeAllConnections();
  server.close();
});
