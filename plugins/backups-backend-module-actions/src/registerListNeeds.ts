import { AuthService } from '@backstage/backend-plugin-api';
import { ActionsRegistryService } from '@backstage/backend-plugin-api/alpha';
import {
  BackupsApi,
  NeedView,
  NeedsResponse,
  thingsToDo,
} from 'backstage-plugin-backups-common';
import { readRef } from './readRef';

/** An agent reads the worst; the rest is on the page. */
const LISTED = 20;

function thingOf(needs: readonly NeedView[]) {
  const apps = needs.flatMap(({ examples }) =>
    examples.map(({ entityRef }) => entityRef),
  );
  return {
    titles: needs.map(({ title }) => title),
    fixes: [...new Set(needs.flatMap(({ fix }) => fix ?? []))],
    apps: [...new Set(apps)],
  };
}

function answerOf({ now, counted, urgent, later, needs }: NeedsResponse) {
  const things = thingsToDo(needs);
  return {
    asOf: now,
    counted,
    urgent,
    later,
    needs: things.urgent.slice(0, LISTED).map(thingOf),
    canWait: things.later.slice(0, LISTED).map(thingOf),
  };
}

/**
 * Registers `list-needs`. It asks the REST interface on behalf of its caller:
 * the numbers are those of the caller's scorecard.
 */
export function registerListNeeds(options: {
  actions: ActionsRegistryService;
  auth: AuthService;
  api: Pick<BackupsApi, 'getScorecardNeeds'>;
}): void {
  const { actions, auth, api } = options;
  actions.register({
    name: 'list-needs',
    title: 'List what to do about backups',
    description:
      'Lists what has to be done about the backups of many apps at once, worst first, each thing once with its fix and the apps it touches. Use it for "what of mine is at risk?" when no entity is known yet. It lists the 20 worst; the numbers count all.',
    schema: {
      input: z =>
        z.object({
          owner: z
            .array(z.string())
            .optional()
            .describe(
              'References of owners, for instance group:default/media. Absent: every app that the caller may see.',
            ),
        }),
      output: z => {
        const things = z.array(
          z.object({
            titles: z.array(z.string()),
            fixes: z.array(z.string()),
            apps: z
              .array(z.string())
              .describe('Some of the apps, worst first.'),
          }),
        );
        return z.object({
          asOf: z.string().describe('ISO 8601, the clock of the answer.'),
          counted: z.number().describe('Apps that were looked at.'),
          urgent: z.number().describe('Things to do now.'),
          later: z.number().describe('Things that weaken restores.'),
          needs: things,
          canWait: things,
        });
      },
    },
    attributes: { readOnly: true, idempotent: true, destructive: false },
    action: async ({ input, credentials }) => {
      const owner = input.owner?.map(readRef);
      const { token } = await auth.getPluginRequestToken({
        onBehalfOf: credentials,
        targetPluginId: 'backups',
      });
      return {
        output: answerOf(await api.getScorecardNeeds({ owner }, { token })),
      };
    },
  });
}
