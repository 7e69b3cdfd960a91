import { CustomErrorBase } from '@backstage/errors';

/** What TrueNAS answered to a call that it did not carry out. */
export class JsonRpcError extends CustomErrorBase {
  name = 'JsonRpcError' as const;
  /** Of JSON-RPC: -32001 is a failed call, -32000 too many at once. */
  readonly code: number;
  /** As the operating system names it: `EACCES`. */
  readonly errname: string | undefined;

  constructor(message: string, code: number, errname: string | undefined) {
    super(message);
    this.code = code;
    this.errname = errname;
  }
}
