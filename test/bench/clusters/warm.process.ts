// Asks a cluster once for everything, so that its answers are recorded.
import { ClusterAddress } from '../cycle/readerOf';
import { plainReading } from '../cycle/references';
import { runToAnswer } from '../processes/runToAnswer';

runToAnswer(async (address: ClusterAddress) => {
  await plainReading(address)();
  return {};
});
