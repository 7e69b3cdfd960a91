import {
  LoggerService,
  resolvePackagePath,
} from '@backstage/backend-plugin-api';
import { readFileSync } from 'node:fs';
import { z } from 'zod';

/** Throws for an answer that is not what its type says. */
export type AnswerCheck = (type: string, answer: unknown) => void;

/** References between schemas, as OpenAPI and as JSON Schema write them. */
const OPENAPI_PLACE = '#/components/schemas/';
const SCHEMA_PLACE = '#/$defs/';

/**
 * Chooses how answers are compared with the OpenAPI file: in tests one that is
 * not as described fails, in development it is logged and sent, in production
 * none is compared.
 *
 * @param environment - `NODE_ENV`
 */
export function answerCheckOf(
  environment: string | undefined,
  logger: LoggerService,
): AnswerCheck | undefined {
  if (environment === 'test') return createAnswerCheck();
  if (environment !== 'development') return undefined;
  const check = createAnswerCheck();
  return (type, answer) => {
    try {
      check(type, answer);
    } catch (error) {
      logger.error((error as Error).message);
    }
  };
}

/** Compares answers with the OpenAPI file that describes them. */
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
