import { LongList } from './long-lists.ts';
import type { Scalar } from './record-lists.ts';

export type Fields = { [key: string]: unknown };

export const isList = (value: unknown): value is unknown[] | LongList =>
  Array.isArray(value) || value instanceof LongList;
export const isFields = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !isList(value);
export const isScalar = (value: unknown): value is Scalar =>
  typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean';
