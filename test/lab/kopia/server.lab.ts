import { describeKopiaServer } from 'backups-demo/testUtils';
import { RealContractKopiaServer } from './RealContractKopiaServer';

// The same that its stand-in is held to.
describeKopiaServer('a real Kopia server', () =>
  RealContractKopiaServer.start(),
);
