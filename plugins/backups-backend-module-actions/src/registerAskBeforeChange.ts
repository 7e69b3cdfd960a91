import { AuthService } from '@backstage/backend-plugin-api';
import { ActionsRegistryService } from '@backstage/backend-plugin-api/alpha';
import {
  BackupsApi,
  ForesightView,
  GATE_QUESTIONS,
  GateQuestion,
} from 'backstage-plugin-backups-common';
import { readRef } from './readRef';

function answerOf(foresight: ForesightView, question: GateQuestion) {
  const gate = foresight.gates.find(one => one.question === question);
  return {
    entityRef: foresight.entityRef,
    question,
    answer: gate?.answer ?? ('not-known' as const),
    sentence: gate?.sentence ?? 'Not known.',
    asOf: foresight.now,
    reasons: gate?.reasons ?? [],
    whatComesBack: foresight.deletion.map(({ item, kind, at, sentence }) => ({
      item,
      kind,
      at,
      sentence,
    })),
    together: foresight.together.sentence,
    togetherOffSite: foresight.togetherOffSite.sentence,
  };
}

/**
 * Registers `ask-before-change`. It asks the REST interface on behalf of its
 * caller, and changes nothing.
 */
export function registerAskBeforeChange(options: {
  actions: ActionsRegistryService;
  auth: AuthService;
  api: Pick<BackupsApi, 'getForesight'>;
}): void {
  const { actions, auth, api } = options;
  actions.register({
    name: 'ask-before-change',
    title: 'Ask whether an entity may be deployed, deleted or upgraded',
    description:
      'Answers, by what its backups are worth, whether an entity may be deployed, deleted or upgraded: "yes", "no" or "not-known", with the reasons and what to do first. It also tells what comes back if something is deleted now. It reads only; "not-known" is never permission.',
    schema: {
      input: z =>
        z.object({
          entityRef: z
            .string()
            .describe(
              'Reference of the entity, for instance component:default/radarr.',
            ),
          question: z
            .enum(GATE_QUESTIONS)
            .describe('What is about to be done to it.'),
        }),
      output: z =>
        z.object({
          entityRef: z.string(),
          question: z.enum(GATE_QUESTIONS),
          answer: z.enum(['yes', 'no', 'not-known']),
          sentence: z.string(),
          asOf: z.string().describe('ISO 8601, the clock of the answer.'),
          reasons: z.array(
            z.object({
              effect: z
                .enum(['no', 'not-known', 'note'])
                .describe('What it decides; "note": nothing.'),
              text: z.string(),
              fix: z.string().optional(),
            }),
          ),
          whatComesBack: z.array(
            z.object({
              item: z.string(),
              kind: z.string(),
              at: z.string().optional(),
              sentence: z.string(),
            }),
          ),
          together: z.string(),
          togetherOffSite: z.string(),
        }),
    },
    attributes: { readOnly: true, idempotent: true, destructive: false },
    action: async ({ input, credentials }) => {
      const entityRef = readRef(input.entityRef);
      const { token } = await auth.getPluginRequestToken({
        onBehalfOf: credentials,
        targetPluginId: 'backups',
      });
      const foresight = await api.getForesight(entityRef, { token });
      return { output: answerOf(foresight, input.question) };
    },
  });
}
