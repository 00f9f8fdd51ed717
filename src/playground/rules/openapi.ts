// @ts-expect-error The package declares no types of its schemas.
import * as discord from 'discord-api-spec/zod';
import { invalidForm } from '../errors.ts';
import { pathMatches } from '../faults.ts';
import { isRecord } from './form.ts';

interface Issue {
  path: PropertyKey[];
  message: string;
  /** For unions: what each of their shapes has against it. */
  errors?: Issue[][];
}
interface LooseSchema {
  safeParse(value: unknown): { success: boolean; error?: { issues: Issue[] } };
}

interface Shape {
  schema: LooseSchema;
  /** The body is a list of such. */
  list: boolean;
}
const listOf = (schema: LooseSchema): Shape => ({ schema, list: true });
const one = (schema: LooseSchema): Shape => ({ schema, list: false });

/**
 * Which schemas of Discord's own OpenAPI document a body may follow (one of them). The build takes no more of the package
 * than is named here: to load all of it took a third of what the start of a local Discord costs.
 */
const bodies: [method: string, path: string, shapes: Shape[]][] = [
  ['POST', '/channels/:id/messages', [one(discord.MessageCreateRequestSchema)]],
  ['PATCH', '/channels/:id/messages/:message', [one(discord.MessageEditRequestPartialSchema)]],
  ['POST', '/channels/:id/messages/:message/threads', [one(discord.CreateTextThreadWithMessageRequestSchema)]],
  [
    'POST',
    '/channels/:id/threads',
    [one(discord.CreateForumThreadRequestSchema), one(discord.CreateTextThreadWithoutMessageRequestSchema)],
  ],
  [
    'PATCH',
    '/channels/:id',
    [one(discord.UpdateGuildChannelRequestPartialSchema), one(discord.UpdateThreadRequestPartialSchema)],
  ],
  ['POST', '/users/@me/channels', [one(discord.CreatePrivateChannelRequestSchema)]],
  ['PUT', '/applications/:id/commands', [listOf(discord.ApplicationCommandUpdateRequestSchema)]],
  ['POST', '/applications/:id/commands', [one(discord.ApplicationCommandCreateRequestSchema)]],
  ['PATCH', '/applications/:id/commands/:command', [one(discord.ApplicationCommandPatchRequestPartialSchema)]],
  ['PUT', '/applications/:id/guilds/:guild/commands', [listOf(discord.ApplicationCommandUpdateRequestSchema)]],
  ['POST', '/applications/:id/guilds/:guild/commands', [one(discord.ApplicationCommandCreateRequestSchema)]],
  [
    'POST',
    '/interactions/:id/:token/callback',
    [
      one(discord.ApplicationCommandAutocompleteCallbackRequestSchema),
      one(discord.CreateMessageInteractionCallbackRequestSchema),
      one(discord.ModalInteractionCallbackRequestSchema),
      one(discord.UpdateMessageInteractionCallbackRequestSchema),
    ],
  ],
  [
    'POST',
    '/webhooks/:id/:token',
    [one(discord.IncomingWebhookRequestPartialSchema), one(discord.IncomingWebhookUpdateRequestPartialSchema)],
  ],
  ['PATCH', '/webhooks/:id/:token/messages/:message', [one(discord.IncomingWebhookUpdateRequestPartialSchema)]],
];

export type OpenApiCheck = typeof checkBody;

/** Refuses a body that does not follow Discord's OpenAPI document; knows nothing of routes that are not listed. */
export function checkBody(method: string, path: string, body: unknown): void {
  const entry = bodies.find(([verb, pattern]) => verb === method && pathMatches(pattern, path));
  if (!entry || body === undefined || body === null) return;
  const attempts = entry[2].map((shape) => problems(shape, body));
  const closest = attempts.reduce((best, each) => (each.length < best.length ? each : best));
  if (closest.length > 0) {
    throw invalidForm(...closest.map((each) => ({ ...each, code: 'OPENAPI_MISMATCH' })));
  }
}

function problems({ schema, list }: Shape, body: unknown) {
  const values = list ? (Array.isArray(body) ? body : [body]) : [body];
  return values.flatMap((value, index) => {
    const result = schema.safeParse(withNumericPermissions(value));
    return (result.error?.issues ?? []).flatMap(innermost).map(({ path, message }) => ({
      path: [...(list ? [index] : []), ...path.map((key) => (typeof key === 'number' ? key : String(key)))],
      message,
    }));
  });
}

/** For a union: the faults of the shape that was most likely meant, which has the right `type` and the fewest of them. */
function innermost(issue: Issue): Issue[] {
  const branches = (issue.errors ?? []).filter((branch) => branch.length > 0);
  if (branches.length === 0) return [issue];
  const rightType = branches.filter((branch) => !branch.some(({ path }) => path[0] === 'type'));
  const candidates = rightType.length > 0 ? rightType : branches;
  const meant = candidates.reduce((best, branch) => (branch.length < best.length ? branch : best));
  return meant.flatMap(innermost).map((each) => ({ ...each, path: [...issue.path, ...each.path] }));
}

/** Permission bits are strings by Discord's written documentation (and discord.js), integers by its OpenAPI document. Both pass. */
function withNumericPermissions(value: unknown): unknown {
  if (!isRecord(value) || typeof value.default_member_permissions !== 'string') return value;
  return { ...value, default_member_permissions: Number(value.default_member_permissions) };
}
