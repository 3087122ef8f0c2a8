#pragma once
#include <cstddef>
#include <initializer_list>
#include <memory>
#include <utility>
#include <vector>

namespace matang::facts {

/// A list that is written once and then only read, so that pages which show the same (a menu on 900 pages) can hold one
/// copy of it. Owned by every page that shows it: whichever goes last takes it along, hence the shared_ptr.
template <class T>
class SharedList {
 public:
  SharedList() = default;
  SharedList(std::vector<T> items)  // NOLINT: implicit, so that extractors go on returning vectors
      : items_(items.empty() ? nullptr : std::make_shared<const std::vector<T>>(std::move(items))) {}
  SharedList(std::initializer_list<T> items) : SharedList(std::vector<T>(items)) {}

  auto begin() const { return all().begin(); }
  auto end() const { return all().end(); }
  std::size_t size() const { return all().size(); }
  bool empty() const { return items_ == nullptr; }
  const T& operator[](std::size_t i) const { return all()[i]; }
  const T& front() const { return all().front(); }
  const T& back() const { return all().back(); }

  /// Lets go of the own copy where `other` holds the same.
  bool join(const SharedList& other) {
    if (items_ == other.items_) return true;
    if (all() != other.all()) return false;
    items_ = other.items_;
    return true;
  }
  friend bool operator==(const SharedList& a, const SharedList& b) {
    return a.items_ == b.items_ || a.all() == b.all();
  }

 private:
  const std::vector<T>& all() const {
    static const std::vector<T> none;
    return items_ ? *items_ : none;
  }
  std::shared_ptr<const std::vector<T>> items_;
};

}  // namespace matang::facts
