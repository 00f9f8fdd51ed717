import type { User } from '../../contract.ts';
import { nameOf } from '../places.ts';
import { RobotFace } from './icons.tsx';

const hues = [235, 158, 28, 340, 195, 275, 95, 12];

/** A round picture drawn here: a robot for bots, else the first letter, in a colour that belongs to the id. */
export function Avatar({ user, size = 40, online }: { user: User; size?: number; online?: boolean }) {
  const hue = hues[Number(BigInt(user.id) % BigInt(hues.length))] ?? 235;
  const style = {
    '--size': `${size}px`,
    ...(user.bot ? {} : { background: `hsl(${hue} 45% 42%)` }),
  };
  return (
    <span class={`avatar ${user.bot ? 'avatar-bot' : ''}`} style={style} aria-hidden="true">
      {user.bot ? <RobotFace /> : [...nameOf(user)][0]?.toUpperCase()}
      {online !== undefined && <span class={`presence ${online ? 'presence-on' : 'presence-off'}`} />}
    </span>
  );
}
