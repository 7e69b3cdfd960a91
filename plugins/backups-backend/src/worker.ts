/**
 * The collector in a thread of its own. Not for anybody to import.
 *
 * @packageDocumentation
 */

import { runCollectorThread } from './collect/thread/runCollectorThread';
import { noticersOf } from './notify/startNotices';

runCollectorThread(noticersOf);
