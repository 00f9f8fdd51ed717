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

  it('refuses an API address with a version in it', () => {
    expect(() => readConfig({ DISCORD_API_URL: 'https://discord.com/api/v10' })).toThrow('leave out the /v10');
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
