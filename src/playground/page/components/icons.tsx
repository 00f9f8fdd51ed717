/** The page's own line icons, 24 by 24, decorative: whatever they stand in carries the words. */

import type { ComponentChildren } from 'preact';

const icon = (children: ComponentChildren) => (
  <svg viewBox="0 0 24 24" width="20" height="20" aria-hidden="true" class="icon">
    {children}
  </svg>
);

export const HashIcon = () => icon(<path d="M10 4 8 20M16 4l-2 16M4.5 9h16M3.5 15h16" />);
export const MegaphoneIcon = () => icon(<path d="M4 10v4l3 .500V20h3v-4.900l9 2.900V6L7 9.500zM22 10.500v3" />);
export const ForumIcon = () => icon(<path d="M3 5h13v9H9l-3.5 3.500V14H3zM19 9h2v9h-2v3l-3-3h-5" />);
export const ThreadIcon = () => icon(<path d="M6 4v9a3 3 0 0 0 3 3h10m-4-4 4 4-4 4" />);
export const AtIcon = () =>
  icon(
    <>
      <circle cx="12" cy="12" r="3.8" />
      <path d="M15.8 8.500v5c0 3 5 2.5 5-1.500a8.8 8.8 0 1 0-3.5 7" />
    </>,
  );
export const MenuIcon = () => icon(<path d="M4 7h16M4 12h16M4 17h16" />);
export const ClockIcon = () =>
  icon(
    <>
      <circle cx="12" cy="12" r="8.5" />
      <path d="M12 7v5l3.5 2" />
    </>,
  );
export const DotsIcon = () =>
  icon(
    <>
      <circle cx="5" cy="12" r="1" />
      <circle cx="12" cy="12" r="1" />
      <circle cx="19" cy="12" r="1" />
    </>,
  );
export const ReplyIcon = () => icon(<path d="m9 6-6 6 6 6M3.5 12H14c4 0 6.5 2 7 6" />);
export const EditIcon = () => icon(<path d="m4 20 1-4L16.5 4.500l3 3L8 19zM14 7l3 3" />);
export const BinIcon = () => icon(<path d="M5 7h14M9 7V4h6v3M7 7l1 13h8l1-13M10 11v5M14 11v5" />);
export const AppsIcon = () => icon(<path d="M4 4h6v6H4zM14 4h6v6h-6zM4 14h6v6H4zM17 14v6M14 17h6" />);
export const CopyIcon = () => icon(<path d="M8 8h12v12H8zM16 8V4H4v12h4" />);
export const EyeIcon = () =>
  icon(
    <>
      <path d="M2.5 12S6 5.5 12 5.5 21.5 12 21.5 12 18 18.5 12 18.5 2.5 12 2.5 12z" />
      <circle cx="12" cy="12" r="3" />
    </>,
  );
export const PlusIcon = () => icon(<path d="M12 5v14M5 12h14" />);
export const CloseIcon = () => icon(<path d="m6 6 12 12M18 6 6 18" />);
export const SendIcon = () => icon(<path d="M4 12 3.5 4.5 21 12 3.5 19.5 4 12zm0 0h8" />);
export const DownIcon = () => icon(<path d="m6 9 6 6 6-6" />);
export const RightIcon = () => icon(<path d="m9 6 6 6-6 6" />);
export const CheckIcon = () => icon(<path d="m5 12.5 4.5 4.500L19 7.5" />);
export const LinkOutIcon = () => icon(<path d="M14 4h6v6M20 4l-9 9M18 14v6H4V6h6" />);
export const FileIcon = () => icon(<path d="M6 3h8l4 4v14H6zM14 3v4h4" />);
export const WarningIcon = () => icon(<path d="M12 4 2.5 20h19zM12 10v5M12 17.500v.5" />);
export const SwitchIcon = () => icon(<path d="M4 8h14l-4-4M20 16H6l4 4" />);
export const SlashIcon = () => icon(<path d="M4 4h16v16H4zM14 8l-4 8" />);

/** The bot's face: ours, not Discord's. */
export const RobotFace = () => (
  <svg viewBox="0 0 40 40" aria-hidden="true" class="robot">
    <path d="M20 5v5" stroke="currentColor" stroke-width="2.5" stroke-linecap="round" />
    <circle cx="20" cy="5" r="2.4" fill="currentColor" />
    <rect x="8" y="11" width="24" height="18" rx="6" fill="currentColor" />
    <circle cx="15" cy="19" r="2.8" class="robot-eye" />
    <circle cx="25" cy="19" r="2.8" class="robot-eye" />
    <path d="M14.5 25h11" class="robot-mouth" />
    <path d="M4.5 17v6M35.5 17v6" stroke="currentColor" stroke-width="2.5" stroke-linecap="round" />
    <path d="M12 34c2-2.5 14-2.5 16 0" stroke="currentColor" stroke-width="2.5" stroke-linecap="round" fill="none" />
  </svg>
);
