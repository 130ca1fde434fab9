import type { DemoOperation, DemoRequest } from "./request.ts";

export interface Numbers { readonly request: number; readonly operation: number; readonly firstFile: number }

/** DIRAC's numbers of operations, their requests and files: of each table in the order in which its rows were made, those that are removed again among them. */
export function requestNumbers(requests: readonly DemoRequest[]): Map<DemoOperation, Numbers> {
  const numbers = new Map<DemoOperation, Numbers>();
  const made = requests.toSorted((left, right) => left.createdAt - right.createdAt).flatMap(({ operations }, index) => operations.map(one => ({ request: index + 1, one })));
  let operation = 0, file = 1;
  for (const { request, one } of made.sort((left, right) => left.one.createdAt - right.one.createdAt)) {
    numbers.set(one, { request, operation: ++operation, firstFile: file });
    file += one.files.length;
  }
  return numbers;
}
