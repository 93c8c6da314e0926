//! Calendar functions in SQL, in the workspace's time zone.

use crate::zone::{Zone, first_day_of_month, month_of_day};
use arrow::array::{Array, ArrayRef, AsArray, PrimitiveArray};
use arrow::datatypes::{ArrowPrimitiveType, DataType, Int32Type, Int64Type};
use datafusion::common::{Result, exec_err};
use datafusion::logical_expr::{
    ColumnarValue, ScalarFunctionArgs, ScalarUDF, ScalarUDFImpl, Signature, Volatility,
};
use std::hash::{Hash, Hasher};
use std::sync::Arc;

/// `local_day`, `local_month`, `day_start` and `month_start` in this zone.
pub(crate) fn calendar(zone: &Arc<Zone>) -> Vec<ScalarUDF> {
    [Function::LocalDay, Function::LocalMonth, Function::DayStart, Function::MonthStart]
        .map(|function| {
            ScalarUDF::from(Calendar {
                function,
                zone: Arc::clone(zone),
                signature: Signature::uniform(1, vec![DataType::Int64], Volatility::Immutable),
            })
        })
        .into()
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
enum Function {
    LocalDay,
    LocalMonth,
    DayStart,
    MonthStart,
}

#[derive(Debug)]
struct Calendar {
    function: Function,
    zone: Arc<Zone>,
    signature: Signature,
}

impl PartialEq for Calendar {
    fn eq(&self, other: &Self) -> bool {
        self.function == other.function && self.zone.name() == other.zone.name()
    }
}

impl Eq for Calendar {}

impl Hash for Calendar {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.function.hash(state);
        self.zone.name().hash(state);
    }
}

impl ScalarUDFImpl for Calendar {
    fn name(&self) -> &str {
        match self.function {
            Function::LocalDay => "local_day",
            Function::LocalMonth => "local_month",
            Function::DayStart => "day_start",
            Function::MonthStart => "month_start",
        }
    }

    fn signature(&self) -> &Signature {
        &self.signature
    }

    fn return_type(&self, _arguments: &[DataType]) -> Result<DataType> {
        Ok(match self.function {
            Function::LocalDay | Function::LocalMonth => DataType::Int32,
            Function::DayStart | Function::MonthStart => DataType::Int64,
        })
    }

    fn invoke_with_args(&self, arguments: ScalarFunctionArgs) -> Result<ColumnarValue> {
        let scalar = matches!(arguments.args[0], ColumnarValue::Scalar(_));
        let rows = if scalar { 1 } else { arguments.number_rows };
        let values = arguments.args[0].to_array(rows)?;
        let values = values.as_primitive::<Int64Type>();
        let zone = &self.zone;
        let answer = match self.function {
            Function::LocalDay => {
                let mut cursor = zone.cursor();
                map::<Int32Type>(values, self.name(), |instant| cursor.day(instant)?.try_into().ok())
            }
            Function::LocalMonth => {
                let mut cursor = zone.cursor();
                // Rows near each other often fall on the same day.
                let mut last = (i64::MAX, 0);
                map::<Int32Type>(values, self.name(), |instant| {
                    let day = cursor.day(instant)?;
                    if day != last.0 {
                        last = (day, month_of_day(day) as i32);
                    }
                    Some(last.1)
                })
            }
            Function::DayStart => {
                map::<Int64Type>(values, self.name(), remembering(|day| zone.day_start(day)))
            }
            Function::MonthStart => map::<Int64Type>(
                values,
                self.name(),
                remembering(|month| zone.day_start(first_day_of_month(month)?)),
            ),
        }?;
        if scalar {
            return Ok(ColumnarValue::Scalar(datafusion::common::ScalarValue::try_from_array(&answer, 0)?));
        }
        Ok(ColumnarValue::Array(answer))
    }
}

/// Answers the same question as the one before from memory.
fn remembering(mut answer: impl FnMut(i64) -> Option<i64>) -> impl FnMut(i64) -> Option<i64> {
    let mut last: Option<(i64, i64)> = None;
    move |value| match last {
        Some((known, answer)) if known == value => Some(answer),
        _ => {
            let fresh = answer(value)?;
            last = Some((value, fresh));
            Some(fresh)
        }
    }
}

/// Applies the function to every value that is there; one outside the calendar is an
/// error, not a gap.
fn map<T: ArrowPrimitiveType>(
    values: &PrimitiveArray<Int64Type>,
    name: &str,
    mut function: impl FnMut(i64) -> Option<T::Native>,
) -> Result<ArrayRef> {
    let mut answers = Vec::with_capacity(values.len());
    for (row, value) in values.values().iter().enumerate() {
        match function(*value) {
            Some(answer) => answers.push(answer),
            // What stands in the place of a missing value may be anything.
            None if values.is_null(row) => answers.push(T::Native::default()),
            None => return exec_err!("{name}({value}): outside the years -9999 to 9999"),
        }
    }
    Ok(Arc::new(PrimitiveArray::<T>::try_new(answers.into(), values.nulls().cloned())?))
}
