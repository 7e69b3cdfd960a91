import { AuthService } from '@backstage/backend-plugin-api';
import { ActionsRegistryService } from '@backstage/backend-plugin-api/alpha';
import {
  BackupsApi,
  EntityBackups,
  LossView,
  durationInWords,
} from 'backstage-plugin-backups-common';
import { readRef } from './readRef';

function lossInWords(loss: LossView): string {
  switch (loss.kind) {
    case 'time':
      return loss.seconds === undefined
        ? 'not known'
        : durationInWords(loss.seconds);
    case 'everything':
      return 'everything';
    case 'nothing-to-lose':
      return 'nothing';
    case 'not-judged':
      return 'not judged: it is exempt';
    case 'not-known':
      return 'not known';
    default: {
      const unplaced: never = loss.kind;
      throw new Error(`Loss without words: ${unplaced}`);
    }
  }
}

function answerOf(entityRef: string, backups: EntityBackups) {
  const { level, sources } = backups;
  return {
    entityRef,
    linked: backups.linked,
    verdict: backups.verdict,
    lastKnownVerdict: backups.lastKnownVerdict,
    headline: backups.headline,
    asOf: backups.now,
    checkedAt: backups.checkedAt,
    sourcesAnswered: sources.filter(({ current }) => current).length,
    sources: sources.length,
    lossIfVolumeIsLost: lossInWords(backups.loss.volume),
    lossIfSiteIsLost: lossInWords(backups.loss.site),
    level: level?.level,
    nextLevel: level?.next?.fix,
    problems: backups.problems.map(({ title, detail, fix }) => ({
      title,
      detail,
      fix,
    })),
    copies: backups.items.flatMap(item =>
      item.plans.map(plan => ({
        item: item.name,
        destination: plan.destination.label,
        state: plan.state,
        counted: plan.counted,
      })),
    ),
  };
}

/**
 * Registers `get-entity-backups`. It asks the REST interface on behalf of the
 * caller: the answer shows what the caller's own page of the entity shows.
 */
export function registerGetEntityBackups(options: {
  actions: ActionsRegistryService;
  auth: AuthService;
  api: Pick<BackupsApi, 'getEntityBackups'>;
}): void {
  const { actions, auth, api } = options;
  actions.register({
    name: 'get-entity-backups',
    title: 'Get the backups of an entity',
    description:
      'Tells whether the data of a catalog entity is backed up: a verdict in one sentence, how old the answer is, what would be lost, every copy with its state, and what is wrong with how to fix it. "cannot-tell" means that it is not known, never that it is well.',
    schema: {
      input: z =>
        z.object({
          entityRef: z
            .string()
            .describe(
              'Reference of the entity, for instance component:default/radarr.',
            ),
        }),
      output: z =>
        z.object({
          entityRef: z.string(),
          linked: z
            .boolean()
            .describe(
              'false: nothing of this entity was found, and nothing is known of its data.',
            ),
          verdict: z.string().optional(),
          lastKnownVerdict: z.string().optional(),
          headline: z.string(),
          asOf: z.string().describe('ISO 8601, the clock of the answer.'),
          checkedAt: z
            .string()
            .optional()
            .describe('ISO 8601, the oldest reading it is made from.'),
          sourcesAnswered: z.number(),
          sources: z.number(),
          lossIfVolumeIsLost: z.string(),
          lossIfSiteIsLost: z.string(),
          level: z.number().optional(),
          nextLevel: z.string().optional(),
          problems: z.array(
            z.object({
              title: z.string(),
              detail: z.string().optional(),
              fix: z.string().optional(),
            }),
          ),
          copies: z.array(
            z.object({
              item: z.string(),
              destination: z.string(),
              state: z.string(),
              counted: z.boolean(),
            }),
          ),
        }),
    },
    attributes: { readOnly: true, idempotent: true, destructive: false },
    action: async ({ input, credentials }) => {
      const entityRef = readRef(input.entityRef);
      const { token } = await auth.getPluginRequestToken({
        onBehalfOf: credentials,
        targetPluginId: 'backups',
      });
      return {
        output: answerOf(
          entityRef,
          await api.getEntityBackups(entityRef, { token }),
        ),
      };
    },
  });
}
