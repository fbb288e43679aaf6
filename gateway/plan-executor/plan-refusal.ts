/** Why an operation is not carried out: its plan could not be right. Beware: the message must hold nothing of the operation's values. */
export class PlanRefusal extends Error {
  override readonly name = 'PlanRefusal';
}
