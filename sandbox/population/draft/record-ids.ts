/** Numbers the records of one person so that no two people of a population share an identifier. */
export function createRecordIds(index: number, digits = 3): (prefix: string) => string {
  const person = String(index).padStart(6, '0');
  let count = 0;
  return (prefix) => {
    count += 1;
    return `${prefix}${person}${String(count).padStart(digits, '0')}`;
  };
}
