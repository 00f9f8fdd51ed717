/** One field's faults in Discord's `errors` tree. */
export interface FieldFault {
  path: (string | number)[];
  /** Discord's own name of the fault, e.g. `BASE_TYPE_MAX_LENGTH`. */
  code: string;
  message: string;
}

/** A refusal with Discord's own status, code and body. */
export class DiscordRefusal extends Error {
  readonly status: number;
  readonly code: number;
  readonly faults: readonly FieldFault[];

  constructor(status: number, code: number, message: string, faults: readonly FieldFault[] = []) {
    super(message);
    this.name = 'DiscordRefusal';
    this.status = status;
    this.code = code;
    this.faults = faults;
  }

  /** The JSON body: `{ message, code, errors? }`. */
  toBody(): Record<string, unknown> {
    const body: Record<string, unknown> = { message: this.message, code: this.code };
    if (this.faults.length > 0) body.errors = faultTree(this.faults);
    return body;
  }
}

interface FaultNode {
  _errors?: { code: string; message: string }[];
  [key: string]: FaultNode | { code: string; message: string }[] | undefined;
}

function faultTree(faults: readonly FieldFault[]): FaultNode {
  const root: FaultNode = {};
  for (const { path, code, message } of faults) {
    let node = root;
    for (const key of path) {
      const next = (node[key] as FaultNode | undefined) ?? {};
      node[key] = next;
      node = next;
    }
    node._errors ??= [];
    node._errors.push({ code, message });
  }
  return root;
}

/** "Invalid Form Body" with the faults of each field. */
export function invalidForm(...faults: FieldFault[]): DiscordRefusal {
  return new DiscordRefusal(400, 50035, 'Invalid Form Body', faults);
}

/** "Invalid Form Body" for one field. */
export function invalidField(path: (string | number)[], code: string, message: string): DiscordRefusal {
  return invalidForm({ path, code, message });
}

// Discord's JSON error codes: https://discord.com/developers/docs/topics/opcodes-and-status-codes#json
const known = {
  notFound: [404, 0, '404: Not Found'],
  methodNotAllowed: [405, 0, '405: Method Not Allowed'],
  unauthorized: [401, 0, '401: Unauthorized'],
  unknownApplication: [404, 10002, 'Unknown Application'],
  unknownChannel: [404, 10003, 'Unknown Channel'],
  unknownGuild: [404, 10004, 'Unknown Guild'],
  unknownMember: [404, 10007, 'Unknown Member'],
  unknownMessage: [404, 10008, 'Unknown Message'],
  unknownRole: [404, 10011, 'Unknown Role'],
  unknownUser: [404, 10013, 'Unknown User'],
  unknownEmoji: [400, 10014, 'Unknown Emoji'],
  unknownWebhook: [404, 10015, 'Unknown Webhook'],
  unknownInteraction: [404, 10062, 'Unknown interaction'],
  unknownCommand: [404, 10063, 'Unknown application command'],
  tooManyCommands: [400, 30032, 'Maximum number of application commands reached (100)'],
  tooLarge: [413, 40005, 'Request entity too large'],
  alreadyCrossposted: [400, 40033, 'This message has already been crossposted.'],
  alreadyAcknowledged: [400, 40060, 'Interaction has already been acknowledged.'],
  tagRequired: [400, 40067, 'A tag is required to create a forum post in this channel'],
  tooManyFollowUps: [400, 40094, 'This interaction has reached the maximum number of follow-up messages'],
  missingAccess: [403, 50001, 'Missing Access'],
  wrongChannelForAction: [400, 50024, 'Cannot execute action on this channel type'],
  directChannelAction: [400, 50003, 'Cannot execute action on a DM channel'],
  notTheAuthor: [403, 50005, 'Cannot edit a message authored by another user'],
  emptyMessage: [400, 50006, 'Cannot send an empty message'],
  cannotDirectMessage: [403, 50007, 'Cannot send messages to this user'],
  cannotSendInChannelKind: [400, 50008, 'Cannot send messages in a non-text channel'],
  missingPermissions: [403, 50013, 'Missing Permissions'],
  invalidWebhookToken: [401, 50027, 'Invalid Webhook Token'],
  invalidJson: [400, 50109, 'The request body contains invalid JSON.'],
  archivedThread: [400, 50083, 'Thread is archived'],
  threadAlreadyStarted: [400, 160004, 'A thread has already been created for this message'],
  threadLocked: [400, 160005, 'Thread is locked'],
} as const satisfies Record<string, readonly [number, number, string]>;

/** A refusal by name: `refusal('unknownChannel')`. */
export function refusal(name: keyof typeof known): DiscordRefusal {
  const [status, code, message] = known[name];
  return new DiscordRefusal(status, code, message);
}
