import {
  FactRetriever,
  TechInsightFact,
} from '@backstage-community/plugin-tech-insights-node';
import { parseEntityRef } from '@backstage/catalog-model';
import {
  BackupsClient,
  LEVEL_RULES,
  ScorecardRow,
} from 'backstage-plugin-backups-common';

/** The most that the list gives at once. */
const PAGE = 200;

function factsOf(row: ScorecardRow): TechInsightFact {
  const { kind, namespace, name } = parseEntityRef(row.entityRef);
  const { level, sla } = row;
  return {
    entity: { kind, namespace, name },
    facts: {
      verdict: row.verdict,
      // What cannot be told is not protected.
      protected: row.verdict === 'protected',
      atRisk: row.verdict === 'at-risk',
      known: row.verdict !== 'cannot-tell',
      counted: row.verdict !== 'exempt' && row.verdict !== 'no-data',
      destinations: row.destinations,
      // A check of an absent fact has no result: what is lost is always said.
      lossIfVolumeIsLost: row.loss.volume.kind,
      lossIfSiteIsLost: row.loss.site.kind,
      // What is not known is left out: no check is met by it.
      ...(level && { level: level.level }),
      ...(level?.expected !== undefined && {
        expectedLevel: level.expected,
        expectedLevelReached: level.level >= level.expected,
      }),
      ...(level?.next && { nextRule: level.next.rule }),
      ...(sla?.share !== undefined && { madeShare30Days: sla.share }),
      ...(row.loss.volume.kind === 'time' &&
        row.loss.volume.seconds !== undefined && {
          lossIfVolumeIsLostSeconds: row.loss.volume.seconds,
        }),
      ...(row.loss.site.kind === 'time' &&
        row.loss.site.seconds !== undefined && {
          lossIfSiteIsLostSeconds: row.loss.site.seconds,
        }),
    },
  };
}

/**
 * Makes the retriever of facts about backups. It reads the list that the
 * scorecard shows, all pages as of one instant, so that its numbers are those
 * of the page.
 *
 * @public
 */
export function createBackupsFactRetriever(): FactRetriever {
  return {
    id: 'backupsFactRetriever',
    version: '0.1.0',
    title: 'Backups',
    description:
      'Whether the data of an entity is safe, what it survives, and what would be lost.',
    schema: {
      verdict: {
        type: 'string',
        description:
          'at-risk, cannot-tell, needs-attention, protected, no-data or exempt',
      },
      protected: {
        type: 'boolean',
        description:
          'Every expected copy is as it should be, and that is known',
      },
      atRisk: {
        type: 'boolean',
        description: 'Something is past its RPO, unprotected or not restorable',
      },
      known: {
        type: 'boolean',
        description: 'What the verdict needs could be read',
      },
      counted: {
        type: 'boolean',
        description: 'It has data, and is not exempt',
      },
      destinations: {
        type: 'set',
        description: 'Labels of the places that copies go to',
      },
      level: { type: 'integer', description: 'What it survives, 0 to 5' },
      expectedLevel: {
        type: 'integer',
        description: 'What its tier asks for; absent: nothing',
      },
      expectedLevelReached: {
        type: 'boolean',
        description: 'Its level is what its tier asks for, or above',
      },
      nextRule: {
        type: 'string',
        description: `The first rule that is missing, of ${LEVEL_RULES.join(
          ', ',
        )}`,
      },
      madeShare30Days: {
        type: 'float',
        description:
          'Made of what was due in the last 30 whole days, 0 to 1; absent: nothing was due',
      },
      lossIfVolumeIsLost: {
        type: 'string',
        description:
          'time, everything, not-known, nothing-to-lose or not-judged',
      },
      lossIfSiteIsLost: {
        type: 'string',
        description:
          'time, everything, not-known, nothing-to-lose or not-judged',
      },
      lossIfVolumeIsLostSeconds: {
        type: 'integer',
        description:
          'Work lost when the volume is lost; absent: everything, or not known',
      },
      lossIfSiteIsLostSeconds: {
        type: 'integer',
        description:
          'Work lost when the site is lost; absent: everything, or not known',
      },
    },
    async handler({ auth, discovery, logger }) {
      const api = new BackupsClient({ discoveryApi: discovery });
      const facts: TechInsightFact[] = [];
      let cursor: string | undefined;
      do {
        // A token outlives a page, not always all of them.
        const { token } = await auth.getPluginRequestToken({
          onBehalfOf: await auth.getOwnServiceCredentials(),
          targetPluginId: 'backups',
        });
        const page = await api.getScorecard(
          { limit: PAGE, sort: 'name', cursor },
          { token },
        );
        facts.push(...page.entities.map(factsOf));
        cursor = page.nextCursor;
      } while (cursor);
      logger.info(`Backups of ${facts.length} entities`);
      return facts;
    },
  };
}
