import { Fact, objectKey } from 'backstage-plugin-backups-node';

/**
 * @returns a key that is unique within a source, and the same in every cycle
 */
export function factKey(fact: Fact): string {
  switch (fact.type) {
    case 'item':
      return `item/${fact.key}`;
    case 'plan':
      return `plan/${fact.key}/${fact.fingerprint}`;
    case 'workload':
      return `workload/${objectKey(fact.workload)}`;
    case 'maintenance':
      return `maintenance/${objectKey(fact.object)}`;
    case 'repository':
      return `repository/${fact.repository}`;
    case 'listing':
      return `listing/${fact.repository}/${fact.extent}`;
    case 'service':
      return `service/${objectKey(fact.object)}`;
    case 'may-copy':
      return `may-copy/${objectKey(fact.object)}`;
    case 'restore-test':
      return `restore-test/${objectKey(fact.object)}`;
    case 'refill':
      return `refill/${fact.itemKey}`;
    case 'restore':
      return `restore/${objectKey(fact.object)}`;
    case 'finding': {
      const { object, planKey } = fact.about;
      const key = `finding/${fact.finding.code}/${objectKey(object)}`;
      // One object may be copied to several places, each with the same finding.
      return planKey === undefined || planKey === objectKey(object)
        ? key
        : `${key}/${planKey}`;
    }
    default: {
      const unplaced: never = fact;
      throw new Error(`Fact without a key: ${JSON.stringify(unplaced)}`);
    }
  }
}

/** @returns keys of the objects a fact is about */
export function objectKeys(fact: Fact): string[] {
  switch (fact.type) {
    case 'item':
      return [fact.key, ...fact.aliases];
    case 'workload':
      return [objectKey(fact.workload)];
    case 'plan':
    case 'may-copy':
    case 'service':
    case 'restore':
    case 'restore-test':
    case 'refill':
    case 'maintenance':
      return [objectKey(fact.object)];
    case 'repository':
    case 'listing':
      return [fact.repository];
    case 'finding':
      return [objectKey(fact.about.object)];
    default: {
      const unplaced: never = fact;
      throw new Error(`Fact without an object: ${JSON.stringify(unplaced)}`);
    }
  }
}
