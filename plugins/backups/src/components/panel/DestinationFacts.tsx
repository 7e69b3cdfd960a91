import type { PlanView } from 'backstage-plugin-backups-common';
import { FactList } from '../layout/FactList';

function siteText(offSite: boolean | undefined): string {
  if (offSite === undefined) return 'not known whether it is off-site';
  return offSite ? 'off-site' : 'on site';
}

function joined(separator: string, ...parts: (string | undefined)[]) {
  const known = parts.filter(part => part !== undefined && part !== '');
  return known.length > 0 ? known.join(separator) : undefined;
}

/** Props of {@link DestinationFacts}. */
export interface DestinationFactsProps {
  plan: PlanView;
}

/** Where a copy lives, and how that is known. */
export function DestinationFacts(props: DestinationFactsProps) {
  const { destination, method, object, cluster, needs } = props.plan;
  return (
    <FactList
      facts={[
        {
          term: 'Where',
          fact: `${destination.label}, ${siteText(destination.offSite)}`,
        },
        { term: 'Endpoint', fact: destination.endpoint },
        {
          term: 'Bucket',
          fact: joined(
            '/',
            destination.bucket,
            // Some tools write it as a path.
            destination.prefix?.replace(/^\/+/, ''),
          ),
        },
        {
          term: 'Path',
          fact: joined(':', destination.server, destination.path),
        },
        { term: 'Fails together with', fact: destination.failureDomain },
        {
          term: 'Needs',
          fact:
            needs.length === 0
              ? undefined
              : needs.map(({ what, because }) => (
                  <div key={`${what} ${because}`}>
                    {what} ({because})
                  </div>
                )),
        },
        { term: 'Copied by', fact: `${method}, ${object} on ${cluster}` },
        {
          term: 'Source',
          fact: joined(', ', ...destination.derivedFrom),
        },
      ]}
    />
  );
}
