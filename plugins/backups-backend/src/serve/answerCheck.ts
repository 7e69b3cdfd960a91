import { resolvePackagePath } from '@backstage/backend-plugin-api';
import { readFileSync } from 'node:fs';
import { z } from 'zod';

/** Throws for an answer that is not what its type says. */
export type AnswerCheck = (type: string, answer: unknown) => void;

/** References between schemas, as OpenAPI and as JSON Schema write them. */
const OPENAPI_PLACE = '#/components/schemas/';
const SCHEMA_PLACE = '#/$defs/';

/**
 * Compares answers with the OpenAPI file that describes them, in tests and in
 * development: an answer that clients would misread fails where it is made.
 */
export function createAnswerCheck(): AnswerCheck {
  const file = resolvePackagePath(
    'backstage-plugin-backups-backend',
    'openapi.json',
  );
  const text = readFileSync(file, 'utf8').replaceAll(
    OPENAPI_PLACE,
    SCHEMA_PLACE,
  );
  const { schemas } = JSON.parse(text).components;
  const checks = new Map<string, z.ZodType>();
  return (type, answer) => {
    const check =
      checks.get(type) ??
      z.fromJSONSchema({ $ref: `${SCHEMA_PLACE}${type}`, $defs: schemas });
    checks.set(type, check);
    // As it is sent: without what is undefined.
    const { error } = check.safeParse(JSON.parse(JSON.stringify(answer)));
    if (error) {
      throw new Error(
        `The answer is not a ${type} as openapi.json describes it: ${z.prettifyError(
          error,
        )}`,
      );
    }
  };
}
