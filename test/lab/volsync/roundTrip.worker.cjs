// The tests call what reads objects as a plain function, so the way through the
// server has to be one, too: synckit waits for this thread.
require('@backstage/cli/config/nodeTransform.cjs');
const { runAsWorker } = require('synckit');
const { roundTrip } = require('./roundTrip.ts');

runAsWorker(roundTrip);
