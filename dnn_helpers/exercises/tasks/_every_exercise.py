"""What is said in every exercise: of differences that need no table, and of exceptions. The exercise's own rows come first."""

SAYS = """
NAN | NAN | There is nan or inf in it: something was divided by 0, or a log or root taken below 0.
TRANSPOSED | TRANSPOSED | This is the transpose of what is asked.
FLAT | FLAT | The numbers are right, the shape is not.
WIDE | WIDE | This is the right array stretched over more columns: it should not depend on them.
SUM-0 | SUM-AXIS | It was added up over axis 0, and that axis should stay. axis=k is the axis that disappears.
SUM-1 | SUM-AXIS | It was added up over axis 1, and that axis should stay. axis=k is the axis that disappears.
SUM | SUM-ALL | Everything was added up to a single number; the entries should stay apart.
MEAN-0 | SUM-AXIS | It was averaged over axis 0, and that axis should stay.
MEAN-1 | SUM-AXIS | It was averaged over axis 1, and that axis should stay.
MEAN | SUM-ALL | Everything was averaged to a single number; the entries should stay apart.
SQUARE | SQUARE | Every entry is the square of the right one.
ROOT | ROOT | Every entry is the square root of the right one.
INVERSE | INVERSE | Every entry is 1 over the right one.
1− | COMPLEMENT | Every entry is 1 minus the right one.
ABS | ABS | The sizes are right, but all signs are gone.
SIGNS | SIGNS | The sizes are right, some of the signs are wrong.
INTEGER | DTYPE | What stands behind the decimal point is lost. Is it stored as integers?
ROUNDED DOWN | DTYPE | The numbers are rounded down: // drops what stands behind the decimal point, / keeps it.
ROUNDED | DTYPE | The numbers are rounded. Keep all their digits.
ZERO | CONSTANT | All entries are 0.
CONSTANT | CONSTANT | All entries are the same number.
OFFSET | OFFSET | All entries are off by the same amount. Is something added or taken away once too often?
REVERSED-0 | REVERSED | The rows are right, in reversed order.
REVERSED-1 | REVERSED | The columns are right, in reversed order.
besides: FLAT | FLAT | Besides, the shape is another one.
besides: TRANSPOSED | TRANSPOSED | Besides, it is transposed.
besides: WIDE | WIDE | Besides, it is stretched over more columns.
"""
ERRORS = r"""
truth value of an array|only (length-1|0-dim|size-1)|must be real number, not ndarray | ACT-2 | This works on a single number, not on an array. max compares two things and math.exp takes one number; numpy has functions of nearly the same names that go entry by entry.
'tuple' object cannot be interpreted as an integer | SIZES-TUPLE | This function takes the sizes one by one, not as a tuple: one pair of brackets less.
Cannot interpret '\d+' as a data type | SIZES-TUPLE | This function takes the whole shape as one tuple: two pairs of brackets.
inhomogeneous|setting an array element with a sequence | CONTAINER | Things of different shapes cannot be put into one array.
ufunc 'bitwise_xor' | OPERATOR | In Python a power is written with **, and ^ means something else.
ufunc 'bitwise_(and|or)' | OPERATOR | & and | are for True and False; a product is written with *.
return arrays must be of ArrayType | ACT-BASE | numpy's functions take one array; a second one is where to put the result. np.log has no base to choose.
^AssertionError | ASSERT | One of your own asserts does not hold. Print both of its sides.
module '[\w.]+' has no attribute | NAME-ERROR | There is nothing of that name in that module. Is it misspelt?
builtin_function_or_method|'(method|function|ufunc)' (object|and)|and '(method|function)' | FUNCTION | A function stands there where its result is meant: is a pair of brackets () missing?
missing \d+ required positional|takes (from )?\d+ (to \d+ )?positional | SIGNATURE | A function was called with the wrong number of arguments.
cannot unpack non-iterable (int|str)|'(int|str)' object (is not subscriptable|has no attribute) | KEYS | There is a single number or name where a layer or a cache is meant. A loop over a dictionary gives its keys; what is stored there is dictionary[key].
(too many|not enough) values to unpack|cannot unpack | BWD-5 | A tuple was taken apart into the wrong number of parts. Print what stands on the right of the = sign: is it one cache, a list of them, or half of one?
^NameError | NAME-ERROR | A name is used that was never given a value. Is it misspelt, is np. missing before it, or is it a size such as m, which can be read from the shape of an argument?
^UnboundLocalError | NAME-ERROR | A name is used before it is given a value.
^KeyError | KEYS | A dictionary was asked for a key that it does not have. The layers are numbered 1 … L.
^IndexError | INDEX | An index lies outside its array or list. A list of L caches has the places 0 … L−1; the layers are numbered 1 … L.
^RecursionError | RECURSION | The function calls itself without end.
^ZeroDivisionError | ZERO | Something is divided by zero.
MemoryError | MEMORY | It asked for more memory than there is. Is a size mixed up with a value?
not (callable|subscriptable|iterable|supported between)|has no attribute|unsupported operand|can't multiply | TYPE | One of the things in that line is of another kind than you think. Print its type.
"""
