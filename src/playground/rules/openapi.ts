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

/** Which schemas of Discord's own OpenAPI document a body may follow (one of them). `[]` marks a list of such. */
const bodies: [method: string, path: string, schemas: string[]][] = [
  ['POST', '/channels/:id/messages', ['MessageCreateRequestSchema']],
  ['PATCH', '/channels/:id/messages/:message', ['MessageEditRequestPartialSchema']],
  ['POST', '/channels/:id/messages/:message/threads', ['CreateTextThreadWithMessageRequestSchema']],
  ['POST', '/channels/:id/threads', ['CreateForumThreadRequestSchema', 'CreateTextThreadWithoutMessageRequestSchema']],
  ['PATCH', '/channels/:id', ['UpdateGuildChannelRequestPartialSchema', 'UpdateThreadRequestPartialSchema']],
  ['POST', '/users/@me/channels', ['CreatePrivateChannelRequestSchema']],
  ['PUT', '/applications/:id/commands', ['[]ApplicationCommandUpdateRequestSchema']],
  ['POST', '/applications/:id/commands', ['ApplicationCommandCreateRequestSchema']],
  ['PATCH', '/applications/:id/commands/:command', ['ApplicationCommandPatchRequestPartialSchema']],
  ['PUT', '/applications/:id/guilds/:guild/commands', ['[]ApplicationCommandUpdateRequestSchema']],
  ['POST', '/applications/:id/guilds/:guild/commands', ['ApplicationCommandCreateRequestSchema']],
  [
    'POST',
    '/interactions/:id/:token/callback',
    [
      'ApplicationCommandAutocompleteCallbackRequestSchema',
      'CreateMessageInteractionCallbackRequestSchema',
      'ModalInteractionCallbackRequestSchema',
      'UpdateMessageInteractionCallbackRequestSchema',
    ],
  ],
  [
    'POST',
    '/webhooks/:id/:token',
    ['IncomingWebhookRequestPartialSchema', 'IncomingWebhookUpdateRequestPartialSchema'],
  ],
  ['PATCH', '/webhooks/:id/:token/messages/:message', ['IncomingWebhookUpdateRequestPartialSchema']],
];

/** Refuses a body that does not follow Discord's OpenAPI document; knows nothing of routes that are not listed. */
export type OpenApiCheck = (method: string, path: string, body: unknown) => void;

/** Loads the schemas from the development dependency `discord-api-spec`; rejects where it is not installed. */
export async function loadOpenApiCheck(): Promise<OpenApiCheck> {
  // Named by a variable so that the playground builds and runs without development dependencies.
  const packageName: string = 'discord-api-spec/zod';
  const schemas: Record<string, LooseSchema> = await import(packageName);
  return (method, path, body) => {
    const entry = bodies.find(([verb, pattern]) => verb === method && pathMatches(pattern, path));
    if (!entry || body === undefined || body === null) return;
    const attempts = entry[2].map((name) => problems(schemas, name, body));
    const closest = attempts.reduce((best, each) => (each.length < best.length ? each : best));
    if (closest.length > 0) {
      throw invalidForm(...closest.map((each) => ({ ...each, code: 'OPENAPI_MISMATCH' })));
    }
  };
}

function problems(schemas: Record<string, LooseSchema>, name: string, body: unknown) {
  const isList = name.startsWith('[]');
  const schema = schemas[isList ? name.slice(2) : name]!;
  const values = isList ? (Array.isArray(body) ? body : [body]) : [body];
  return values.flatMap((value, index) => {
    const result = schema.safeParse(withNumericPermissions(value));
    return (result.error?.issues ?? []).flatMap(innermost).map(({ path, message }) => ({
      path: [...(isList ? [index] : []), ...path.map((key) => (typeof key === 'number' ? key : String(key)))],
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
