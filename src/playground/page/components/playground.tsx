/** What only the playground has: its clock, and the switches for trouble. */

import { useEffect, useState } from 'preact/hooks';
import type { Faults } from '../../contract.ts';
import { pageLocale, useSession } from '../context.ts';
import { offsetText } from '../times.ts';
import { CloseIcon } from './icons.tsx';

const hour = 3_600_000;

export function Playground() {
  const { panelOpen } = useSession();
  return (
    <section class="playground" aria-label="Clock and switches">
      <button
        type="button"
        class="icon-button only-medium panel-close"
        aria-label="Close"
        onClick={() => (panelOpen.value = false)}
      >
        <CloseIcon />
      </button>
      <Clock />
      <Trouble />
    </section>
  );
}

function Clock() {
  const { playNow, clock, advance, resetClock, seekNextPost, seeking } = useSession();
  const now = new Date(playNow.value);
  const runs = seeking.value;
  const moved = offsetText(clock.value.offset);
  return (
    <div class="card">
      <h3>Clock</h3>
      <p class="clock-time">
        <time dateTime={now.toISOString()}>
          {new Intl.DateTimeFormat(pageLocale(), { timeStyle: 'medium' }).format(now)}
        </time>
      </p>
      <p class="clock-date">
        {new Intl.DateTimeFormat(pageLocale(), { dateStyle: 'full' }).format(now)}
        <br />
        <small>{moved === '' ? 'runs with your machine' : moved}</small>
      </p>
      <div class="card-row">
        <button
          type="button"
          class="button button-secondary"
          disabled={runs !== null}
          onClick={() => void advance(hour)}
        >
          +1 hour
        </button>
        <button
          type="button"
          class="button button-secondary"
          disabled={runs !== null}
          onClick={() => void advance(24 * hour)}
        >
          +1 day
        </button>
      </div>
      {runs ? (
        <button type="button" class="button button-danger wide" onClick={() => (runs.stop = true)}>
          Stop
        </button>
      ) : (
        <button type="button" class="button button-primary wide" onClick={() => void seekNextPost()}>
          To the next daily post
        </button>
      )}
      {moved !== '' && !runs && (
        <button type="button" class="as-link" onClick={() => void resetClock()}>
          Back to the machine's time
        </button>
      )}
    </div>
  );
}

/** What the bot may not do in a channel while the switch is on. */
const silenced = ['SendMessages', 'SendMessagesInThreads'];

function Trouble() {
  const session = useSession();
  const [faults, setFaults] = useState<Faults | null>(null);
  const [said, setSaid] = useState('');
  const channel = session.channel.value;
  const guild = session.guild.value;

  useEffect(() => {
    void session.attempt('faults', {}).then(setFaults);
  }, [session]);
  const set = async (change: Partial<Faults>) => {
    const changed = await session.attempt('setFaults', change);
    if (changed) setFaults(changed);
  };
  const botRole = guild?.roles.find((role) => role.tags?.bot_id === session.world.value?.bot.id)?.id;
  const botId = session.world.value?.bot.id;
  const mute =
    channel?.permission_overwrites?.some(
      (one) => (one.id === botRole || one.id === botId) && ((BigInt(one.deny) >> 11n) & 1n) === 1n,
    ) ?? false;
  const failSends = async (status: number, words: string) => {
    const code = status === 429 ? { retryAfter: 3 } : {};
    const done = await session.attempt('failNext', {
      method: 'POST',
      path: '/channels/:channel/messages',
      times: 3,
      status,
      ...code,
    });
    if (done) setSaid(words);
  };
  const drop = async (mode: 'resumable' | 'invalid') => {
    const done = await session.attempt('dropGateway', { mode });
    if (done) setSaid('The gateway was cut. The bot should be back in a moment.');
  };
  if (!faults) return null;
  return (
    <details class="card trouble">
      <summary>
        <h3>Trouble</h3>
      </summary>
      <label class="field">
        <span class="field-label">Every answer is late by</span>
        <select
          class="input"
          value={String(faults.latencyMs)}
          onChange={(event) => void set({ latencyMs: Number(event.currentTarget.value) })}
        >
          {[...new Set([0, 300, 1000, 3500, faults.latencyMs])]
            .sort((one, other) => one - other)
            .map((ms) => (
              <option key={ms} value={String(ms)}>
                {ms === 0 ? 'nothing' : `${ms / 1000} s`}
              </option>
            ))}
        </select>
      </label>
      <Switch
        label="Rate limits"
        on={faults.globalRateLimit}
        onChange={(on) => void set({ globalRateLimit: on, routeRateLimits: on })}
      />
      <Switch label="Token revoked" on={faults.tokenRevoked} onChange={(on) => void set({ tokenRevoked: on })} />
      {channel && guild && (
        <Switch
          label="Bot may not write in this channel"
          on={mute}
          onChange={(on) =>
            void session.attempt('setPermissions', {
              guild: guild.id,
              channel: channel.id,
              bot: true,
              ...(on ? { deny: silenced } : { inherit: silenced }),
            })
          }
        />
      )}
      <div class="card-column">
        <button
          type="button"
          class="button button-secondary"
          onClick={() => void failSends(500, 'The next three messages of the bot meet a 500.')}
        >
          Fail 3 sends (500)
        </button>
        <button
          type="button"
          class="button button-secondary"
          onClick={() => void failSends(429, 'The next three messages of the bot are told to wait 3 s.')}
        >
          Refuse 3 sends (429)
        </button>
        <button type="button" class="button button-secondary" onClick={() => void drop('resumable')}>
          Drop the gateway
        </button>
        <button type="button" class="button button-secondary" onClick={() => void drop('invalid')}>
          Drop it and forget the session
        </button>
        <button
          type="button"
          class="button button-secondary"
          onClick={() => {
            void set({ latencyMs: 0, gatewayLatencyMs: 0, tokenRevoked: false });
            void session.attempt('clearFailures', {}).then(() => setSaid('All trouble is over.'));
          }}
        >
          Clear all trouble
        </button>
      </div>
      <p class="card-said" role="status">
        {said}
      </p>
    </details>
  );
}

function Switch({ label, on, onChange }: { label: string; on: boolean; onChange: (on: boolean) => void }) {
  return (
    <label class="switch">
      <span>{label}</span>
      <input
        type="checkbox"
        role="switch"
        aria-checked={on}
        checked={on}
        onChange={(event) => onChange(event.currentTarget.checked)}
      />
    </label>
  );
}
