import { QUERIES, describeReading } from 'backups-demo/testUtils';
import { ProxiedContractCluster } from './ProxiedContractCluster';

describeReading('a real API server through the Kubernetes plugin', () =>
  ProxiedContractCluster.start(QUERIES),
);
