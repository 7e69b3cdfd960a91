import { LoopbackContractKopiaServer } from './LoopbackContractKopiaServer';
import { describeKopiaServer } from './describeKopiaServer';

// The lab runs the same against a real `kopia server start`.
describeKopiaServer('the loopback Kopia server', () =>
  LoopbackContractKopiaServer.start(),
);
