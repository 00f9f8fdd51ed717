import * as z from 'zod';
import { DiscordRefusal, type FieldFault, invalidForm } from '../errors.ts';

/**
 * Reads a request body by a schema, or refuses it as Discord does ("Invalid Form Body" with a tree of faults). Custom faults of a
 * schema carry Discord's name of the fault as `params.discord`. With `refuseUnknownKeys`, keys that the schema does not know are
 * faults too (Discord itself ignores them, which hides typing errors).
 */
export function readForm<Schema extends z.ZodType>(
  schema: Schema,
  body: unknown,
  { refuseUnknownKeys = false } = {},
): z.output<Schema> {
  const result = schema.safeParse(body, { reportInput: true });
  if (!result.success) throw invalidForm(...result.error.issues.flatMap((issue) => faultsOf(issue)));
  if (refuseUnknownKeys) {
    const unknown = unknownKeys(body, result.data);
    if (unknown.length > 0) {
      throw invalidForm(
        ...unknown.map((path) => ({ path, code: 'UNKNOWN_KEY', message: 'Discord knows no such field' })),
      );
    }
  }
  return result.data;
}

/** A fault for `refine`-like checks: the code is Discord's own name. */
export function fault(context: z.RefinementCtx, path: (string | number)[], discord: string, message: string): void {
  context.addIssue({ code: 'custom', path, message, params: { discord } });
}

function faultsOf(issue: z.core.$ZodIssue): FieldFault[] {
  const path = issue.path.map((key) => (typeof key === 'symbol' ? String(key) : key));
  const one = (code: string, message: string): FieldFault[] => [{ path, code, message }];
  switch (issue.code) {
    case 'custom':
      return one(String(issue.params?.discord ?? 'BASE_TYPE_INVALID'), issue.message);
    case 'invalid_type':
      if (issue.input === undefined || issue.input === null) return one('BASE_TYPE_REQUIRED', 'This field is required');
      if (issue.expected === 'string') return one('STRING_TYPE_CONVERT', `Could not interpret as string.`);
      if (issue.expected === 'object')
        return one('MODEL_TYPE_CONVERT', 'Only dictionaries may be used in a ModelType.');
      if (issue.expected === 'array') return one('LIST_TYPE_CONVERT', 'Only iterables may be used in a ListType');
      if (issue.expected === 'boolean') return one('BOOLEAN_TYPE_CONVERT', 'Must be either true or false.');
      return one('NUMBER_TYPE_COERCE', `Value is not ${issue.expected}.`);
    case 'too_big':
      return issue.origin === 'number' || issue.origin === 'int'
        ? one('NUMBER_TYPE_MAX', `int value should be less than or equal to ${issue.maximum}.`)
        : one('BASE_TYPE_MAX_LENGTH', `Must be ${issue.maximum} or fewer in length.`);
    case 'too_small':
      return issue.origin === 'number' || issue.origin === 'int'
        ? one('NUMBER_TYPE_MIN', `int value should be greater than or equal to ${issue.minimum}.`)
        : one('BASE_TYPE_MIN_LENGTH', `Must be ${issue.minimum} or more in length.`);
    case 'invalid_format':
      return issue.format === 'url'
        ? one('URL_TYPE_INVALID_URL', 'Not a well formed URL.')
        : one('STRING_TYPE_REGEX', 'String value did not match validation regex.');
    case 'invalid_union':
      return issue.discriminator
        ? one('UNION_TYPE_CHOICES', 'Value of field "type" must be one of the types allowed here.')
        : one('UNION_TYPE_CHOICES', 'None of the allowed shapes matches.');
    case 'invalid_value':
      return one('BASE_TYPE_CHOICES', `Value must be one of {${issue.values.map(String).join(', ')}}.`);
    default:
      return one('BASE_TYPE_INVALID', issue.message);
  }
}

/** Paths of what `read` (the output of a stripping schema) lacks of `given`. */
function unknownKeys(given: unknown, read: unknown, path: (string | number)[] = []): (string | number)[][] {
  if (Array.isArray(given) && Array.isArray(read)) {
    return given.flatMap((item, index) => unknownKeys(item, read[index], [...path, index]));
  }
  if (!isRecord(given) || !isRecord(read)) return [];
  return Object.keys(given).flatMap((key) =>
    key in read ? unknownKeys(given[key], read[key], [...path, key]) : [[...path, key]],
  );
}

export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Runs `read` and moves the faults it reports under `prefix`. */
export function under<T>(prefix: (string | number)[], read: () => T): T {
  try {
    return read();
  } catch (error) {
    if (!(error instanceof DiscordRefusal) || error.faults.length === 0) throw error;
    const faults = error.faults.map((each) => ({ ...each, path: [...prefix, ...each.path] }));
    throw new DiscordRefusal(error.status, error.code, error.message, faults);
  }
}

export const snowflake = z.union([z.string().regex(/^\d{1,20}$/), z.number().int().nonnegative()]).transform(String);
