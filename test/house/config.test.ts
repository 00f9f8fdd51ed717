import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readConfig, settingNames } from '../../src/config.ts';
import { SetupError } from '../../src/errors.ts';
import { projectRoot } from '../../src/paths.ts';

describe('settings', () => {
  it('works with none at all', () => {
    expect(readConfig({})).toMatchObject({
      DISCORD_API_URL: 'https://discord.com/api',
      PLAYGROUND_PORT: 8080,
      MESSAGE_CONTENT: false,
    });
  });

  it('takes an empty line for "not set", as .env.example has them', () => {
    expect(readConfig({ DISCORD_TOKEN: '', COOLDOWN: '' })).toMatchObject({
      DISCORD_TOKEN: undefined,
      COOLDOWN: { uses: 6, seconds: 20 },
    });
  });

  it('reports every fault at once, by name, and never repeats a value', () => {
    const wrong = {
      DISCORD_API_URL: 'secret-value',
      PLAYGROUND_PORT: 'secret-value',
      COOLDOWN: 'secret-value',
      MESSAGE_CONTENT: 'secret-value',
    };
    const read = () => readConfig(wrong);
    expect(read).toThrow(SetupError);
    for (const name of Object.keys(wrong)) expect(read).toThrow(name);
    expect(read).not.toThrow('secret-value');
  });

  it.each(['"abc.d-e_f.g"', "'abc.d-e_f.g'", '`abc.d-e_f.g`', '“abc.d-e_f.g”', ' abc.d-e_f.g\r', '" abc.d-e_f.g "'])(
    'takes quotes and blanks around a value off, as of what Docker read: %j',
    (value) => {
      expect(readConfig({ DISCORD_TOKEN: value, LLM_MODEL: value, LLM_BASE_URL: '"http://a/v1"' })).toMatchObject({
        DISCORD_TOKEN: 'abc.d-e_f.g',
        LLM_MODEL: 'abc.d-e_f.g',
        LLM_BASE_URL: 'http://a/v1',
      });
    },
  );

  it.each([
    'Bot abc.d-e_f.g',
    'bearer abc.d-e_f.g',
    'abc.d-e_f.g # my bot',
    'abc.d- e_f.g',
    '"abc.d-e_f.g',
    '<abc.d-e_f.g>',
    'abc.d\u2013e_f.g',
    'abc.d\u200be_f.g',
    'abc.d-e_f.g;',
  ])('says what is wrong with a token that was not copied alone: %j', (DISCORD_TOKEN) => {
    expect(() => readConfig({ DISCORD_TOKEN })).toThrow(/DISCORD_TOKEN: must be the token alone/);
    expect(() => readConfig({ DISCORD_TOKEN })).not.toThrow('abc.d');
    expect(() => readConfig({ DISCORD_TOKEN })).not.toThrow(/DISCORD_TOKEN: .*\n.*DISCORD_TOKEN: /);
  });

  it('refuses an API address with a version in it', () => {
    expect(() => readConfig({ DISCORD_API_URL: 'https://discord.com/api/v10' })).toThrow('leave out the /v10');
  });

  it.each<[string, Record<string, string>, string]>([
    ['no address', { EMBEDDINGS_BASE_URL: 'localhost:11434' }, 'EMBEDDINGS_BASE_URL: must be an http(s) address'],
    ['another protocol', { EMBEDDINGS_BASE_URL: 'ftp://a/v1' }, 'EMBEDDINGS_BASE_URL: must be an http(s) address'],
    ['the whole path', { EMBEDDINGS_BASE_URL: 'http://a/v1/embeddings' }, 'leave that out'],
    ['a password in it', { EMBEDDINGS_BASE_URL: 'http://me:secret@a/v1' }, 'put the key into EMBEDDINGS_API_KEY'],
    ['a query in it', { EMBEDDINGS_BASE_URL: 'http://a/v1?key=secret' }, 'must end before any "?"'],
    ['no model', { EMBEDDINGS_MODEL: '' }, 'EMBEDDINGS_MODEL: must name a model'],
    ['two models', { EMBEDDINGS_MODEL: 'one two' }, 'EMBEDDINGS_MODEL: must be the name of one model'],
    ['a model of no server', { EMBEDDINGS_BASE_URL: '' }, 'EMBEDDINGS_BASE_URL: must say where the server'],
    ['a key of two lines', { EMBEDDINGS_API_KEY: 'a secret' }, 'EMBEDDINGS_API_KEY: must be the key alone'],
  ])('refuses a server of embeddings with %s, and says what to do', (_, wrong, said) => {
    const right = { EMBEDDINGS_BASE_URL: 'http://127.0.0.1:11434/v1/', EMBEDDINGS_MODEL: 'm', EMBEDDINGS_API_KEY: 'k' };
    expect(readConfig(right)).toMatchObject({ EMBEDDINGS_BASE_URL: 'http://127.0.0.1:11434/v1' });
    expect(() => readConfig({ ...right, ...wrong })).toThrow(said);
    expect(() => readConfig({ ...right, ...wrong })).not.toThrow('secret');
  });

  it.each<[string, Record<string, string>, string]>([
    ['no address', { TRANSCRIBE_BASE_URL: 'localhost:8000' }, 'TRANSCRIBE_BASE_URL: must be an http(s) address'],
    ['a password in it', { TRANSCRIBE_BASE_URL: 'http://me:secret@a/v1' }, 'put the key into TRANSCRIBE_API_KEY'],
    ['a query in it', { TRANSCRIBE_BASE_URL: 'http://a/v1?key=secret' }, 'must end before any "?"'],
    ['the whole path', { TRANSCRIBE_BASE_URL: 'http://a/v1/audio/transcriptions/' }, 'leave that out'],
    ['a key of two lines', { TRANSCRIBE_API_KEY: 'a\nsecret' }, 'TRANSCRIBE_API_KEY: must be the key alone'],
  ])('refuses a server for speech with %s, and says what to do', (_, wrong, said) => {
    const right = { TRANSCRIBE_BASE_URL: 'http://127.0.0.1:8000/v1/', TRANSCRIBE_MODEL: 'm', TRANSCRIBE_API_KEY: 'k' };
    expect(readConfig(right)).toMatchObject({ TRANSCRIBE_BASE_URL: 'http://127.0.0.1:8000/v1' });
    expect(() => readConfig({ ...right, ...wrong })).toThrow(said);
    expect(() => readConfig({ ...right, ...wrong })).not.toThrow('secret');
  });

  it('documents each setting in .env.example, and nothing else', () => {
    const example = readFileSync(join(projectRoot, '.env.example'), 'utf8');
    const documented = [...example.matchAll(/^([A-Z_]+)=/gm)].map((match) => match[1]);
    expect(documented.sort()).toEqual([...settingNames].sort());
  });

  it('reads .env.example as it stands', () => {
    const example = readFileSync(join(projectRoot, '.env.example'), 'utf8');
    const env = Object.fromEntries([...example.matchAll(/^([A-Z_]+)=(.*)$/gm)].map((match) => [match[1], match[2]]));
    expect(() => readConfig(env)).not.toThrow();
  });
});
