import { useCallback } from 'react';
import { useApi } from '@backstage/core-plugin-api';
import type { GateQuestion } from 'backstage-plugin-backups-common';
import { backupsApiRef } from '../../api/backupsApiRef';
import { useAnswer } from '../../hooks/useAnswer';
import { inViewersZone } from '../../text/inViewersZone';
import { FactList } from '../layout/FactList';
import { PartFailed } from '../states/PartFailed';

const questionLabels: Record<GateQuestion, string> = {
  deploy: 'Deploy?',
  delete: 'Delete?',
  upgrade: 'Upgrade?',
};

/** Props of {@link ForesightFacts}. */
export interface ForesightFactsProps {
  entityRef: string;
}

/** What is ahead of an app, in the server's sentences. */
export function ForesightFacts(props: ForesightFactsProps) {
  const { entityRef } = props;
  const api = useApi(backupsApiRef);
  const ask = useCallback(
    async (signal: AbortSignal) =>
      inViewersZone(await api.getForesight(entityRef, { signal })),
    [api, entityRef],
  );
  const { value, error, askAgain } = useAnswer(ask);
  if (!value) {
    return error ? (
      <PartFailed error={error} retry={askAgain} />
    ) : (
      <p role="status">Asking …</p>
    );
  }
  return (
    <FactList
      facts={[
        { term: 'Together', fact: value.together.sentence },
        { term: 'From off-site alone', fact: value.togetherOffSite.sentence },
        ...(value.sentinel
          ? [{ term: 'Shown by drills', fact: value.sentinel.sentence }]
          : []),
        ...value.deletion.map(({ item, sentence }) => ({
          term: `If ${item} is deleted`,
          fact: sentence,
        })),
        ...value.restoreTimes.map(({ item, sentence }) => ({
          term: `Restoring ${item} takes`,
          fact: sentence,
        })),
        ...(value.rto.sentence
          ? [{ term: 'Time to restore', fact: value.rto.sentence }]
          : []),
        ...value.keptUntil.map(({ item, destination, sentence, fix }) => ({
          term: `${item} from ${destination}, until when`,
          fact: fix ? `${sentence} ${fix}` : sentence,
        })),
        ...value.witnesses.map(({ item, destination, sentence }) => ({
          term: `Who reports the copy of ${item} on ${destination}`,
          fact: sentence,
        })),
        ...value.tests.map(({ item, sentence }) => ({
          term: `Test of ${item}`,
          fact: sentence,
        })),
        ...value.gates.map(gate => ({
          term: questionLabels[gate.question],
          fact: gate.sentence,
        })),
      ]}
    />
  );
}
