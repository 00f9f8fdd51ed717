import { useEffect, useState } from 'preact/hooks';
import { type Channel, ChannelKind } from '../../contract.ts';
import { useSession } from '../context.ts';
import { channelName, dmPartner, isThread, nameOf } from '../places.ts';
import { type Chip, type Draft, draftOf, slashEntries } from '../slash/model.ts';
import { Avatar } from './avatar.tsx';
import { HashIcon, SlashIcon, ThreadIcon } from './icons.tsx';

/** The commands that show a visitor the most, in this order; a bot without them is shown by the first ones that it has. */
const telling = ['quote', 'topic', 'daily set', 'episode', 'help'];

/** The start of a channel, with three things to try. A press fills the composer. */
export function Welcome({ channel }: { channel: Channel }) {
  const session = useSession();
  const seen = session.world.value;
  const suggestions = useSuggestions(channel);
  if (!seen) return null;
  const direct = channel.type === ChannelKind.dm;
  const name = channelName(seen, channel);
  return (
    <section class="welcome" aria-label="Welcome">
      {direct ? (
        <Avatar user={dmPartner(seen, channel)} size={68} />
      ) : (
        <span class="welcome-sign">{isThread(channel) ? <ThreadIcon /> : <HashIcon />}</span>
      )}
      <h2>{direct || isThread(channel) ? name : `Welcome to #${name}!`}</h2>
      <p>
        {direct
          ? `This is the beginning of your direct messages with ${name}.`
          : isThread(channel)
            ? 'This is the start of the thread.'
            : (channel.topic ?? `This is the start of #${name}.`)}
      </p>
      {suggestions.length > 0 && (
        <>
          <h3>Three things to try</h3>
          <ul class="tries">
            {suggestions.map((one) => (
              <li key={one.entry.path}>
                <button type="button" class="try" onClick={() => session.wishFor({ command: one })}>
                  <SlashIcon />
                  <span>
                    <strong>
                      /{one.entry.path}{' '}
                      {one.chips.map((chip) => (
                        <span key={chip.name} class="try-option">
                          {chip.name}: {chip.text}
                        </span>
                      ))}
                    </strong>
                    <small>{one.entry.description}</small>
                  </span>
                </button>
              </li>
            ))}
          </ul>
        </>
      )}
      {suggestions.length === 0 && (
        <p class="welcome-note">
          {seen.bot.online ? `${nameOf(seen.bot)} has no commands here.` : `${nameOf(seen.bot)} is not here yet.`}
        </p>
      )}
    </section>
  );
}

/** Up to three commands, with the bot's own first suggestion in the option that it completes. */
function useSuggestions(channel: Channel): Draft[] {
  const session = useSession();
  const [found, setFound] = useState<Record<string, Chip>>({});
  const entries = slashEntries(session.commands.value);
  const known = telling.flatMap((path) => entries.find((entry) => entry.path === path) ?? []);
  const chosen = [...new Set([...known, ...entries])].slice(0, 3);
  const online = session.world.value?.bot.online ?? false;
  const wanted = online ? chosen.map((entry) => entry.path).join('|') : '';

  // biome-ignore lint/correctness/useExhaustiveDependencies: asked once for each set of commands in a channel.
  useEffect(() => {
    let gone = false;
    const ask = async () => {
      let at = 0;
      for (const entry of chosen) {
        // The first option is what the command is about; a suggestion for another would only puzzle.
        const option = entry.options[0];
        if (!option?.autocomplete) continue;
        const answer = await session.autocomplete(entry, { [option.name]: '' }, option.name).catch(() => null);
        // Not the same word in every line: the first takes the first suggestion, the next the second.
        const choice = answer?.choices[at] ?? answer?.choices[0];
        at += 1;
        if (gone) return;
        if (choice)
          setFound((before) => ({
            ...before,
            [entry.path]: { name: option.name, text: choice.name, picked: choice.value },
          }));
      }
    };
    if (wanted !== '') void ask();
    return () => {
      gone = true;
    };
  }, [wanted, channel.id]);
  return chosen.map((entry) => {
    const chip = found[entry.path];
    return draftOf(entry, chip ? [chip] : []);
  });
}
