import { QUERIES, describeReading } from 'backups-demo/testUtils';
import { RealContractCluster } from './RealContractCluster';

describeReading('a real API server', () => RealContractCluster.start(QUERIES));
