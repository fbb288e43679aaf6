declare module 'nhs-number-validator' {
  const validator: { validate(text: string): boolean };
  // The package is CommonJS and has no other export.
  // oxlint-disable-next-line import/no-default-export
  export default validator;
}
