/** What a server may be asked; the answers are unchecked. */
export interface ServerQuestions {
  /**
   * Asks as the control user.
   *
   * @param path - with its parameters
   * @throws KopiaServerError, or what stood in the way of an answer
   */
  control(path: string): Promise<unknown>;
  /**
   * Asks as the UI user.
   *
   * @throws KopiaServerError, or what stood in the way of an answer
   */
  ui(path: string): Promise<unknown>;
}
